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

/** A sign-in on one device: the family of its refresh tokens. */
@Entity
@Table(name = "sessions")
class Session extends PanacheEntityBase {
    static final String PASSWORD = "pwd";
    static final String AND_CODE = " otp mfa";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "user_id")
    Account user;

    Instant createdAt;

    Instant lastUsedAt;

    /** Absolute; a refresh does not extend it. */
    Instant expiresAt;

    String userAgent;

    /** How the user signed in: values of RFC 8176, separated by spaces. */
    String amr;
}
