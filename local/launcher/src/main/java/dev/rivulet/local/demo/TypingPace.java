package dev.rivulet.local.demo;

import java.time.Duration;
import java.util.Random;

final class TypingPace {

    private static final Duration LONGEST = Duration.ofMillis(2_600);
    private static final int MILLIS_TO_THINK = 350;
    private static final int MILLIS_A_CHARACTER = 18;

    private final Random random;

    TypingPace(Random random) {
        this.random = random;
    }

    Duration before(String text) {
        double mood = 0.5 + random.nextDouble();
        long millis = Math.round(mood * (MILLIS_TO_THINK + (long) MILLIS_A_CHARACTER * text.length()));
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }
}
