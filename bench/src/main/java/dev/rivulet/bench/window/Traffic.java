package dev.rivulet.bench.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** When messages are sent, made by rule from a seed, so that every round has the same. */
enum Traffic {
    /** People who know nothing of each other: two messages a second and chat on average. */
    POISSON("Poisson, 2/s a chat") {
        @Override
        double gapMillis(Random random, int number) {
            return -Math.log(1 - random.nextDouble()) * 500;
        }
    },
    /** Quick exchanges of about ten messages, with some seconds of silence between. */
    BURSTS("bursts of 10, 5/s") {
        @Override
        double gapMillis(Random random, int number) {
            return number % 10 == 9 ? 3_000 + random.nextInt(4_000) : 100 + random.nextInt(200);
        }
    },
    /** Answers as people give them: mostly within seconds, with a long tail (log-normal, median 1.5 s). */
    CONVERSATION("conversation, log-normal gaps") {
        @Override
        double gapMillis(Random random, int number) {
            return 1_500 * Math.exp(1.2 * random.nextGaussian());
        }
    };

    private final String title;

    Traffic(String title) {
        this.title = title;
    }

    /** @param atMillis after the beginning */
    record Arrival(int atMillis, int chat) {}

    String title() {
        return title;
    }

    abstract double gapMillis(Random random, int number);

    List<Arrival> arrivals(int chats, int millis, long seed) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int chat = 0; chat < chats; chat++) {
            Random random = new Random(seed + chat);
            double at = random.nextInt(2_000);
            for (int number = 0; at < millis; number++) {
                arrivals.add(new Arrival((int) at, chat));
                at += gapMillis(random, number);
            }
        }
        arrivals.sort(Comparator.comparingInt(Arrival::atMillis));
        return arrivals;
    }
}
