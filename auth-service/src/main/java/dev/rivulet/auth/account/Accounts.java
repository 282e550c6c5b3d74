package dev.rivulet.auth.account;

import dev.rivulet.auth.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Creates, authenticates, finds and deletes accounts. Hashes passwords outside transactions: hashing takes longer
 * than everything else.
 */
@ApplicationScoped
public class Accounts {
    private final Passwords passwords;
    private final AccountTransactions rows;

    Accounts(Passwords passwords, AccountTransactions rows) {
        this.passwords = passwords;
        this.rows = rows;
    }

    Optional<Account> register(Username username, String password) {
        return rows.insert(username, passwords.hash(password));
    }

    public sealed interface Authentication {
        record Right(Account user) implements Authentication {}

        record WrongPassword(Account user) implements Authentication {}

        record UnknownUser() implements Authentication {}
    }

    /** Takes as long for an unknown username as for a wrong password. */
    public Authentication authenticate(String username, String password) {
        Optional<Account> user = Username.parse(username).flatMap(rows::find);
        boolean right = passwords.verify(password, user.map(u -> u.passwordHash));
        if (user.isEmpty()) {
            return new Authentication.UnknownUser();
        }
        return right ? new Authentication.Right(user.get()) : new Authentication.WrongPassword(user.get());
    }

    /** The account if the password is correct; empty also if the account was deleted meanwhile. */
    Optional<Account> confirm(UUID id, String password) {
        Optional<Account> user = rows.find(id);
        return passwords.verify(password, user.map(u -> u.passwordHash)) ? user : Optional.empty();
    }

    /** Replaces the password and ends all sessions; false if the password changed since it was confirmed. */
    boolean changePassword(Account confirmed, String newPassword) {
        return rows.replace(confirmed, passwords.hash(newPassword));
    }

    /** Deletes an account with its sessions; false if the password changed since it was confirmed. */
    boolean delete(Account confirmed) {
        return rows.delete(confirmed);
    }

    Optional<Account> find(UUID id) {
        return rows.find(id);
    }

    @Transactional
    List<Account> page(SearchRange range, int quantity) {
        return Account.page(range, quantity);
    }
}
