package dev.rivulet.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The name of a deleted account, which nobody may take yet: whoever took it could pass for who had it. */
@Entity
@Table(name = "resting_usernames")
class ReservedUsername extends PanacheEntityBase {

    /** {@link Username#key()}. */
    @Id
    String usernameKey;

    Instant until;

    static void rest(String usernameKey, Instant until) {
        ReservedUsername name = new ReservedUsername();
        name.usernameKey = usernameKey;
        name.until = until;
        // It may have rested before, and nobody cleaned up yet.
        getEntityManager().merge(name);
    }

    static boolean rests(String usernameKey, Instant now) {
        return count("usernameKey = ?1 and until > ?2", usernameKey, now) > 0;
    }
}
