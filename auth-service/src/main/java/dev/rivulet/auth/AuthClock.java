package dev.rivulet.auth;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Injected, so that tests can set the time. */
class AuthClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
