package dev.rivulet.auth.factor;

import dev.rivulet.auth.AuthConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Forgets secrets that were never confirmed, and encrypts what an old key encrypted with the current one. */
@ApplicationScoped
class FactorUpkeep {
    private static final Logger LOG = Logger.getLogger(FactorUpkeep.class);
    private static final int BATCH = 200;

    private final SecretCipher cipher;
    private final AuthConfig config;
    private final Clock clock;

    FactorUpkeep(SecretCipher cipher, AuthConfig config, Clock clock) {
        this.cipher = cipher;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${rivulet.auth.cleanup-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        TotpFactor.delete(
                "confirmedAt is null and createdAt < ?1",
                clock.instant().minus(config.secondFactor().enrolmentLifetime()));
    }

    /** When no row has the id of a key any more, the key's file can be removed. */
    @Scheduled(every = "${rivulet.auth.cleanup-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void rotate() {
        if (!cipher.isAvailable()) {
            return;
        }
        TotpFactor.<TotpFactor>find("keyId <> ?1 order by userId", cipher.currentKeyId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, BATCH)
                .stream()
                .forEach(this::reseal);
    }

    private void reseal(TotpFactor factor) {
        try {
            SecretCipher.Sealed sealed = cipher.seal(factor.userId, cipher.open(factor.userId, factor.sealedSecret));
            factor.sealedSecret = sealed.text();
            factor.keyId = sealed.keyId();
        } catch (IllegalStateException e) {
            LOG.warnf("The second factor of user %s can't be encrypted anew: %s", factor.userId, e.getMessage());
        }
    }
}
