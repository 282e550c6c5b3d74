package dev.rivulet.torture.fault;

import dev.rivulet.events.Topics;
import dev.rivulet.torture.kafka.BrokerFaults;
import dev.rivulet.torture.kafka.ConsumerGroups;
import dev.rivulet.torture.kafka.TopicFollower;
import dev.rivulet.torture.load.TestChat;
import dev.rivulet.torture.stack.ManagedProcess;
import dev.rivulet.torture.stack.Supervisor;
import dev.rivulet.torture.stack.TortureStack;
import dev.rivulet.torture.watch.SimulatedFrontend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Applies the schedule's faults to the stack, one after the other; each begins while the last one heals. */
public final class FaultInjector {

    private static final Duration TRAP_PATIENCE = Duration.ofSeconds(25);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    /** More concurrent outages slow the machine and reveal nothing new. */
    private static final int MOST_AWAY = 3;

    private static final Duration AWAY_PATIENCE = Duration.ofSeconds(60);

    private final TortureStack stack;
    private final Supervisor supervisor;
    private final TopicFollower topicFollower;
    private final BrokerFaults brokerFaults;
    private final ConsumerGroups groups;
    private final List<SimulatedFrontend> watchers;
    private final List<TestChat> chats;
    private final FaultSchedule schedule;
    private final Random random;
    private final Consumer<String> progress;
    private final List<String> poison = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private int kills;

    public FaultInjector(
            TortureStack stack,
            Supervisor supervisor,
            TopicFollower topicFollower,
            BrokerFaults brokerFaults,
            ConsumerGroups groups,
            List<SimulatedFrontend> watchers,
            List<TestChat> chats,
            long seed,
            Consumer<String> progress) {
        this.stack = stack;
        this.supervisor = supervisor;
        this.topicFollower = topicFollower;
        this.brokerFaults = brokerFaults;
        this.groups = groups;
        this.watchers = List.copyOf(watchers);
        this.chats = List.copyOf(chats);
        this.schedule = new FaultSchedule(seed);
        this.random = new Random(seed);
        this.progress = progress;
    }

    public void runUntil(BooleanSupplier enough) throws InterruptedException {
        while (!enough.getAsBoolean()) {
            Fault fault = schedule.next();
            awaitFewAway();
            progress.accept(fault.toString());
            if (happens(fault)) {
                kills += fault.kills();
                done.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
            } else {
                progress.accept("  it did not come about");
            }
            Thread.sleep(schedule.pause().toMillis());
        }
    }

    public int kills() {
        return kills;
    }

    public Map<String, Integer> done() {
        return done;
    }

    public List<String> poison() {
        return List.copyOf(poison);
    }

    private boolean happens(Fault fault) throws InterruptedException {
        if (fault instanceof Fault.Kill kill) {
            supervisor.kill(kill.instance(), kill.away());
            return true;
        } else if (fault instanceof Fault.KillAtWrite kill) {
            return cameAbout(
                    stack.trap()
                            .set(kill.point(), client -> stack.instance(client).kill()),
                    stack.trap()::remove);
        } else if (fault instanceof Fault.KillAtRecord kill) {
            return killAtRecord(kill);
        } else if (fault instanceof Fault.KillBetweenStores kill) {
            killBetweenStores(kill);
            return true;
        } else if (fault instanceof Fault.Freeze freeze) {
            supervisor.freeze(freeze.instance(), freeze.duration());
            return true;
        } else if (fault instanceof Fault.Leave leave) {
            stack.instance(leave.instance()).end();
            return true;
        } else if (fault instanceof Fault.BadWeather bad) {
            stack.faultPolicy().turnBad(bad.percent(), bad.duration());
            return true;
        } else if (fault instanceof Fault.Repeat repeat) {
            repeat(repeat);
            return true;
        } else if (fault instanceof Fault.Poison bad) {
            return poison(bad);
        } else if (fault instanceof Fault.CutOff cut) {
            cutOff(cut);
            return true;
        }
        throw new IllegalArgumentException(fault.toString());
    }

    private boolean killAtRecord(Fault.KillAtRecord fault) throws InterruptedException {
        Map<TopicPartition, String> owners = groups.owners("aggregator-service");
        return cameAbout(
                topicFollower.atNext(fault.topic(), where -> {
                    pause(fault.later());
                    aggregatorOf(owners, where.partition()).kill();
                }),
                topicFollower::forgetWait);
    }

    /** A chat has the same partition number on both topics. */
    private ManagedProcess aggregatorOf(Map<TopicPartition, String> owners, int partition) {
        String client = owners.getOrDefault(new TopicPartition(Topics.Names.MESSAGES, partition), "");
        List<ManagedProcess> both = stack.named("aggregator-service");
        return both.stream()
                .filter(instance -> client.contains(instance.name()))
                .findFirst()
                .orElseGet(() -> both.get(random.nextInt(both.size())));
    }

    private void killBetweenStores(Fault.KillBetweenStores fault) throws InterruptedException {
        if (fault.kafkaForgets()) {
            supervisor.kill("kafka", Duration.ofSeconds(3));
        } else {
            supervisor.freeze("kafka", Duration.ofSeconds(3));
        }
        // Within this time every writer's next message reaches Cassandra.
        pause(Duration.ofMillis(400 + random.nextInt(800)));
        stack.instance(fault.instance()).kill();
    }

    private void repeat(Fault.Repeat fault) throws InterruptedException {
        for (int i = 0; i < fault.records(); i++) {
            var seen = topicFollower.any(fault.topic(), random);
            if (seen.isPresent()) {
                brokerFaults.repeat(seen.get());
            }
        }
    }

    private boolean poison(Fault.Poison fault) throws InterruptedException {
        String chat = chats.get(random.nextInt(chats.size())).id().toString();
        String text = "{\"poison\":%d".formatted(poison.size());
        boolean taken = brokerFaults.poison(fault.topic(), chat, text);
        if (taken) {
            poison.add(text);
        }
        return taken;
    }

    private void cutOff(Fault.CutOff fault) {
        SimulatedFrontend watcher = watchers.get(fault.watcher() % watchers.size());
        watcher.disconnect();
        supervisor.later(fault.duration(), () -> {
            try {
                watcher.connect();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean cameAbout(CompletableFuture<?> event, Runnable giveUp) throws InterruptedException {
        try {
            event.get(TRAP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            giveUp.run();
            return event.isDone();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void awaitFewAway() throws InterruptedException {
        long deadline = System.nanoTime() + AWAY_PATIENCE.toNanos();
        while (stack.all().stream().filter(instance -> !instance.answers()).count() >= MOST_AWAY
                && System.nanoTime() - deadline < 0) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
