package dev.rivulet.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "resting_usernames")
class ReservedUsername extends PanacheEntityBase {

    @Id
    String usernameKey;

    Instant until;

    static void rest(String usernameKey, Instant until) {
        ReservedUsername name = new ReservedUsername();
        name.usernameKey = usernameKey;
        name.until = until;
        // An expired reservation may not have been deleted yet.
        getEntityManager().merge(name);
    }

    static boolean rests(String usernameKey, Instant now) {
        return count("usernameKey = ?1 and until > ?2", usernameKey, now) > 0;
    }
}
