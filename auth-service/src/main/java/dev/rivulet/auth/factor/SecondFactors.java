package dev.rivulet.auth.factor;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.account.AccessRevoked;
import dev.rivulet.auth.account.Account;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds, checks and removes second factors. Each change ends the other sessions of the user. Whoever changes a factor or
 * relies on {@link #isActive} locks the account first, so that no session opens beside a change.
 */
@ApplicationScoped
public class SecondFactors {
    /** A recovery code, with room for spaces. */
    public static final int LONGEST_CODE = 40;

    private final SecretCipher cipher;
    private final Event<AccessRevoked> accessRevoked;
    private final AuthConfig.SecondFactor config;
    private final Clock clock;

    SecondFactors(SecretCipher cipher, Event<AccessRevoked> accessRevoked, AuthConfig config, Clock clock) {
        this.cipher = cipher;
        this.accessRevoked = accessRevoked;
        this.config = config.secondFactor();
        this.clock = clock;
    }

    @Transactional
    public boolean isActive(UUID user) {
        return TotpFactor.count("userId = ?1 and confirmedAt is not null", user) > 0;
    }

    /** Whether the code is right: of the app, or a recovery code. A right code is used up. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean accept(UUID user, String code) {
        return TotpFactor.lock(user)
                .filter(TotpFactor::isActive)
                .filter(factor -> Totp.isCode(digits(code)) ? acceptTotp(factor, code) : RecoveryCode.use(user, code))
                .isPresent();
    }

    /** @param activeSince empty if there is no active factor */
    record Status(Optional<Instant> activeSince, long recoveryCodes) {}

    @Transactional
    Status status(UUID user) {
        Optional<Instant> since = TotpFactor.<TotpFactor>findByIdOptional(user).map(factor -> factor.confirmedAt);
        return new Status(since, RecoveryCode.left(user));
    }

    /** A new secret, which changes nothing until it is confirmed. Empty if the password changed meanwhile. */
    @Transactional
    Optional<byte[]> enrol(Account verified) {
        return Account.lock(verified).map(user -> {
            TotpFactor factor = TotpFactor.lock(user.id).orElseGet(TotpFactor::new);
            refuseActive(factor);
            byte[] secret = Totp.newSecret();
            SecretCipher.Sealed sealed = cipher.seal(user.id, secret);
            factor.userId = user.id;
            factor.sealedSecret = sealed.text();
            factor.keyId = sealed.keyId();
            factor.createdAt = clock.instant();
            factor.lastUsedStep = 0;
            factor.persist();
            return secret;
        });
    }

    /** Activates the new factor and returns its recovery codes; empty if the code is wrong. */
    @Transactional
    Optional<List<String>> confirm(UUID id, UUID session, String code) {
        Account user = Account.lock(id).orElseThrow(SecondFactors::none);
        TotpFactor factor = TotpFactor.lock(user.id).orElseThrow(SecondFactors::none);
        refuseActive(factor);
        if (!factor.createdAt.plus(config.enrolmentLifetime()).isAfter(clock.instant())) {
            throw none();
        }
        if (!acceptTotp(factor, code)) {
            return Optional.empty();
        }
        factor.confirmedAt = clock.instant();
        accessRevoked.fire(AccessRevoked.elsewhere(user.id, session));
        return Optional.of(RecoveryCode.renew(user.id));
    }

    /** Replaces the recovery codes; empty if the code is wrong. */
    @Transactional
    Optional<List<String>> renewRecoveryCodes(Account verified, UUID session, String code) {
        return changeable(verified, session, code).map(factor -> RecoveryCode.renew(factor.userId));
    }

    /** False if the code is wrong. */
    @Transactional
    boolean remove(Account verified, UUID session, String code) {
        Optional<TotpFactor> factor = changeable(verified, session, code);
        factor.ifPresent(it -> {
            RecoveryCode.deleteOf(it.userId);
            it.delete();
        });
        return factor.isPresent();
    }

    private Optional<TotpFactor> changeable(Account verified, UUID session, String code) {
        Account user = Account.lock(verified).orElseThrow(SecondFactors::none);
        TotpFactor factor =
                TotpFactor.lock(user.id).filter(TotpFactor::isActive).orElseThrow(SecondFactors::none);
        if (!accept(user.id, code)) {
            return Optional.empty();
        }
        accessRevoked.fire(AccessRevoked.elsewhere(user.id, session));
        return Optional.of(factor);
    }

    private boolean acceptTotp(TotpFactor factor, String code) {
        byte[] secret = cipher.open(factor.userId, factor.sealedSecret);
        var step = Totp.stepOf(digits(code), secret, clock.instant(), factor.lastUsedStep);
        step.ifPresent(used -> factor.lastUsedStep = used);
        return step.isPresent();
    }

    /** Apps show a code in two groups. */
    private static String digits(String code) {
        return code.replace(" ", "");
    }

    private static void refuseActive(TotpFactor factor) {
        if (factor.isActive()) {
            throw ProblemException.of(ProblemType.SECOND_FACTOR_ACTIVE, "Remove it first");
        }
    }

    private static ProblemException none() {
        return ProblemException.of(ProblemType.NOT_FOUND, "You have no second factor, or waited too long");
    }
}
