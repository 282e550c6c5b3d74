package dev.rivulet.auth.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.rivulet.auth.AuthConfig;
import dev.rivulet.problems.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and verifies passwords with Argon2id on dedicated threads, so that a flood of sign-ins exhausts neither the
 * processor nor the request threads.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP: 19 MiB,
 *     2 iterations, parallelism 1</a>
 */
@ApplicationScoped
public class Passwords {
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final ThreadPoolExecutor threads;
    private final Timer hashing;
    /** A hash to verify against if there is no account, so that the answer takes as long. */
    private final String nobody;

    Passwords(AuthConfig config, MeterRegistry meters) {
        int count = config.hashing().threads();
        threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.hashing().queue()),
                task -> {
                    Thread thread = new Thread(task, "argon2");
                    thread.setDaemon(true);
                    return thread;
                });
        hashing = meters.timer("rivulet.password.hashing");
        meters.gauge("rivulet.password.queue", threads.getQueue(), Collection::size);
        nobody = hash("nobody's password");
    }

    public String hash(String password) {
        return run(() ->
                Password.hash(normal(password)).addRandomSalt(16).with(ARGON2ID).getResult());
    }

    /** Without a hash, false after the same time. */
    public boolean verify(String password, Optional<String> hash) {
        String known = hash.orElse(nobody);
        // The parameters of the hash may differ from the current ones.
        Argon2Function function = Argon2Function.getInstanceFromHash(known);
        boolean matches = run(() -> Password.check(normal(password), known).with(function));
        return matches && hash.isPresent();
    }

    /** Keyboards disagree on how to write é: as one character or as two. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T run(Callable<T> work) {
        try {
            return threads.submit(hashing.wrap(work)).get();
        } catch (RejectedExecutionException e) {
            throw ProblemException.unavailable("Signing in", Duration.ofSeconds(2), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("Signing in", Duration.ofSeconds(2), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
