package dev.rivulet.auth.session;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A sign-in whose password was right and whose second factor is awaited. */
@Entity
@Table(name = "login_challenges")
class LoginChallenge extends PanacheEntityBase {

    @Id
    byte[] tokenHash;

    UUID userId;

    /** How the user gave the first factor; see {@link Session#amr}. */
    String amr;

    Instant expiresAt;

    /** Codes that were tried, the one under way included. */
    int attempts;
}
