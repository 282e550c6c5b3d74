package dev.rivulet.bench.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Send times, generated from a seed so that every round is the same. */
enum Traffic {
    /** Independent users: two messages per second and chat on average. */
    POISSON("Poisson, 2/s a chat") {
        @Override
        double gapMillis(Random random, int number) {
            return -Math.log(1 - random.nextDouble()) * 500;
        }
    },
    /** Bursts of about ten messages, separated by some seconds of silence. */
    BURSTS("bursts of 10, 5/s") {
        @Override
        double gapMillis(Random random, int number) {
            return number % 10 == 9 ? 3_000 + random.nextInt(4_000) : 100 + random.nextInt(200);
        }
    },
    /** Human replies: mostly within seconds, with a long tail (log-normal, median 1.5 s). */
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

    /** @param atMillis since the start */
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
