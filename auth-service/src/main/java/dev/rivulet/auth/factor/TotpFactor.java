package dev.rivulet.auth.factor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The authenticator app of a user. */
@Entity
@Table(name = "totp_factors")
class TotpFactor extends PanacheEntityBase {

    @Id
    UUID userId;

    /** See {@link SecretCipher}. */
    String sealedSecret;

    String keyId;

    Instant createdAt;

    /** Null until the first code. */
    Instant confirmedAt;

    long lastUsedStep;

    boolean isActive() {
        return confirmedAt != null;
    }

    /** Locked until the end of the transaction, so that of two requests with one code one finds it used. */
    static Optional<TotpFactor> lock(UUID user) {
        return findByIdOptional(user, LockModeType.PESSIMISTIC_WRITE);
    }
}
