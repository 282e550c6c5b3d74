package dev.rivulet.auth.account;

import dev.rivulet.auth.outbox.Outbox;
import dev.rivulet.events.UserEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Registers people, checks who they are, and finds them. */
@ApplicationScoped
public class Accounts {
    private final Passwords passwords;
    private final Rows rows;

    Accounts(Passwords passwords, Rows rows) {
        this.passwords = passwords;
        this.rows = rows;
    }

    /** Makes an account, unless its name is taken in any case of letters. */
    Registration register(Username username, String password) {
        // Hashed before the transaction starts: it takes longer than everything else together.
        String hash = passwords.hash(password);
        try {
            return new Registration.Registered(rows.insert(username, hash));
        } catch (ConstraintViolationException e) {
            if ("users_username_key".equals(e.getConstraintName())) {
                return new Registration.Taken();
            }
            throw e;
        }
    }

    /** The account behind a name and password; takes as long for an unknown name as for a wrong password. */
    public Optional<User> authenticate(String username, String password) {
        Optional<User> user = Username.parse(username).flatMap(rows::find);
        return passwords.verify(password, user.map(u -> u.passwordHash)) ? user : Optional.empty();
    }

    @Transactional
    Optional<User> find(UUID id) {
        return User.findByIdOptional(id);
    }

    /** One more than asked for, where there are more. */
    @Transactional
    List<User> page(String prefix, String after, int quantity) {
        return User.page(prefix, after, quantity + 1);
    }

    /** What became of a wish to register. */
    sealed interface Registration {
        record Registered(User user) implements Registration {}

        record Taken() implements Registration {}
    }

    /** The transactions, apart, so that none is open while a password is hashed. */
    @ApplicationScoped
    static class Rows {
        private final Outbox outbox;
        private final Clock clock;

        Rows(Outbox outbox, Clock clock) {
            this.outbox = outbox;
            this.clock = clock;
        }

        @Transactional
        User insert(Username username, String passwordHash) {
            User user = new User();
            user.username = username.value();
            user.usernameKey = username.key();
            user.passwordHash = passwordHash;
            user.createdAt = clock.instant();
            user.persistAndFlush();
            outbox.append(new UserEvent(user.id, user.username));
            return user;
        }

        @Transactional
        Optional<User> find(Username username) {
            return User.findByUsername(username);
        }
    }
}
