package dev.rivulet.aggregator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

class AggregatorClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
