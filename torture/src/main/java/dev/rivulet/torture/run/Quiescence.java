package dev.rivulet.torture.run;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.torture.ledger.Violation;
import dev.rivulet.torture.watch.SimulatedFrontend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Waits until the system has no work left, by its own metrics rather than by the clock. */
final class Quiescence {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Lags lags;
    private final List<SimulatedFrontend> watchers;
    private final Duration patience;
    private final List<Violation> broken = new ArrayList<>();

    /** @param patience timeout of each condition */
    Quiescence(Lags lags, List<SimulatedFrontend> watchers, Duration patience) {
        this.lags = lags;
        this.watchers = watchers;
        this.patience = patience;
    }

    /** The number of records that a group has not committed; empty if unknown. */
    interface Lags {
        Optional<Long> lag(String group, List<String> topics) throws InterruptedException;
    }

    private interface Condition {
        /** The remaining work; empty if there is none. */
        String left() throws InterruptedException;
    }

    void awaitServices() throws InterruptedException {
        await(() -> lag("aggregator-service", List.of(Topics.Names.MESSAGES)));
        await(() -> lag("consumer-service", List.of(Topics.Names.CHATS, Topics.Names.BATCHES)));
    }

    /** Waits until every watcher shows its chats as history has them. */
    void awaitWatchers(Map<UUID, List<MessageEvent>> histories, Map<UUID, List<UUID>> members)
            throws InterruptedException {
        await(() -> {
            List<String> behind = new ArrayList<>();
            histories.forEach((chat, history) -> watchers.stream()
                    .filter(watcher -> members.get(chat).contains(watcher.id()))
                    .filter(watcher -> !watcher.shows(chat, history))
                    .forEach(watcher -> behind.add(watcher.name() + " does not see all of " + chat)));
            return String.join(", ", behind);
        });
    }

    private String lag(String group, List<String> topics) throws InterruptedException {
        Optional<Long> lag = lags.lag(group, topics);
        if (lag.isEmpty()) {
            return "Kafka does not say how far " + group + " is";
        }
        return lag.get() == 0 ? "" : group + " has " + lag.get() + " records left";
    }

    private void await(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (String left = condition.left(); !left.isEmpty(); left = condition.left()) {
            if (System.nanoTime() - deadline > 0) {
                broken.add(new Violation(
                        Violation.Kind.NOT_QUIET, null, null, left + " after " + patience.toSeconds() + " s"));
                return;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** The conditions that timed out. */
    List<Violation> broken() {
        return broken;
    }
}
