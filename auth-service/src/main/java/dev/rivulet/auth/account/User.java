package dev.rivulet.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** An account. */
@Entity
@Table(name = "users")
public class User extends PanacheEntityBase {

    /** Version 7: ordered by time, so that the primary key grows at one end. */
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** As its owner wrote it. */
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

    static Optional<User> findByUsername(Username username) {
        return find("usernameKey", username.key()).firstResultOptional();
    }

    /**
     * The users whose key starts with a prefix and comes after a key, in the order of keys.
     *
     * @param prefix in lower case; empty for everybody
     * @param after empty to start at the beginning
     */
    static List<User> page(String prefix, String after, int quantity) {
        // Above every key with the prefix: no username has a character beyond ASCII.
        String end = prefix + '\uffff';
        return find(
                        "usernameKey >= ?1 and usernameKey < ?2 and usernameKey > ?3 order by usernameKey",
                        prefix,
                        end,
                        after)
                .page(0, quantity)
                .list();
    }
}
