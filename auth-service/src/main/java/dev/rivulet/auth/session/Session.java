package dev.rivulet.auth.session;

import dev.rivulet.auth.account.Account;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One sign-in on one device: the family of all refresh tokens that follow from it. */
@Entity
@Table(name = "sessions")
class Session extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "user_id")
    Account user;

    Instant createdAt;

    /** When it was opened or last refreshed. */
    Instant lastUsedAt;

    /** The end, however often it is refreshed. */
    Instant expiresAt;

    /** What the client said that it was when it signed in; for its owner to tell it by. */
    String userAgent;
}
