package dev.rivulet.auth;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock, injected so that a test can set it. */
class AuthClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
