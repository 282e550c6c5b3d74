package dev.rivulet.stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

class StreamClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
