package dev.rivulet.auth.session;

import static dev.rivulet.auth.People.PASSWORD;
import static dev.rivulet.auth.People.login;
import static dev.rivulet.auth.People.newName;
import static dev.rivulet.auth.People.register;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.RunningAuthService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Response times must not reveal whether an account exists. */
@RunningAuthService
class TimingIT {
    private static final int TRIES = 20;

    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            // A new name each time: the fifth failure of one would be refused at once.
            String name = newName();
            register(name, PASSWORD).then().statusCode(201);
            known.add(millis(name));
            unknown.add(millis(newName()));
        }
        // Interleaved and by median, so that load affects both alike.
        assertThat(median(unknown) / (double) median(known)).isBetween(0.5, 2.0);
    }

    private static long millis(String name) {
        long begin = System.nanoTime();
        login(name, "wrong password").then().statusCode(401);
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
