package dev.rivulet.auth.session;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "refresh_tokens")
class RefreshToken extends PanacheEntityBase {

    @Id
    byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    Session session;

    Instant issuedAt;

    /** Null until the token is traded. */
    Instant spentAt;

    /** With the token itself, yields its successor; null until the token is traded. */
    byte[] successorSalt;
}
