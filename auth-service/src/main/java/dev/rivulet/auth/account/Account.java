package dev.rivulet.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

@Entity
@Table(name = "users")
public class Account extends PanacheEntityBase {

    /** Version 7: ordered by time, so that the primary key grows at one end. */
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(nullable = false)
    public String username;

    /** {@link Username#key()}: unique, searched and paged by. */
    @Column(nullable = false)
    public String usernameKey;

    /** Argon2id in the PHC string format. */
    @Column(nullable = false)
    public String passwordHash;

    @Column(nullable = false)
    public Instant createdAt;

    static Optional<Account> findByUsername(Username username) {
        return find("usernameKey", username.key()).firstResultOptional();
    }

    /**
     * The account, locked until the end of the transaction; empty if it was deleted or its password changed since it
     * was read.
     */
    public static Optional<Account> lock(Account verified) {
        return lock(verified.id).filter(user -> user.passwordHash.equals(verified.passwordHash));
    }

    public static Optional<Account> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Account> page(SearchRange range, int quantity) {
        return find(
                        "usernameKey >= ?1 and usernameKey < ?2 and usernameKey > ?3 order by usernameKey",
                        range.from(),
                        range.to(),
                        range.after())
                .page(0, quantity)
                .list();
    }
}
