package dev.rivulet.torture.fault;

import dev.rivulet.events.Topics;
import dev.rivulet.torture.proxy.WriteTrap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

final class FaultSchedule {

    private static final Duration PAST_SESSION = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Random random;
    private final Deque<Fault> pending = new ArrayDeque<>();
    private boolean first = true;

    FaultSchedule(long seed) {
        random = new Random(seed);
    }

    Fault next() {
        if (pending.isEmpty()) {
            List<Fault> faults = first ? quick() : everything();
            first = false;
            Collections.shuffle(faults, random);
            pending.addAll(faults);
        }
        return pending.removeFirst();
    }

    /** How long to leave the system alone after a fault. */
    Duration pause() {
        return Duration.ofMillis(random.nextInt(1_200));
    }

    private List<Fault> quick() {
        return new ArrayList<>(List.of(
                kill("chat-service"),
                kill("aggregator-service"),
                kill("consumer-service"),
                new Fault.KillAtWrite(WriteTrap.Point.BEFORE_WRITE),
                new Fault.KillAtWrite(WriteTrap.Point.AFTER_WRITE),
                new Fault.KillAtWrite(WriteTrap.Point.AFTER_ANSWER),
                afterJoining(),
                afterSending(),
                new Fault.KillBetweenStores(either("chat-service"), false),
                new Fault.BadWeather(40, Duration.ofSeconds(4)),
                new Fault.Repeat(Topics.Names.MESSAGES, 20),
                new Fault.Repeat(Topics.Names.BATCHES, 20),
                new Fault.Poison(Topics.Names.MESSAGES),
                new Fault.Poison(Topics.Names.BATCHES),
                new Fault.CutOff(random.nextInt(4), Duration.ofSeconds(2))));
    }

    private List<Fault> everything() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            faults.add(kill("chat-service"));
            faults.add(kill("aggregator-service"));
            faults.add(kill("consumer-service"));
        }
        for (int i = 0; i < 3; i++) {
            faults.addAll(quick());
        }
        faults.add(kill("auth-service"));
        faults.add(new Fault.Kill("cassandra", Duration.ZERO));
        faults.add(new Fault.Kill("kafka", SHORT));
        faults.add(new Fault.Kill("firestore", SHORT));
        faults.add(new Fault.KillBetweenStores(either("chat-service"), true));
        for (String service : List.of("chat-service", "aggregator-service", "consumer-service")) {
            faults.add(new Fault.Freeze(either(service), PAST_SESSION));
            faults.add(new Fault.Leave(either(service)));
        }
        for (String server : List.of("kafka", "cassandra", "firestore")) {
            faults.add(new Fault.Freeze(server, SHORT));
        }
        faults.add(new Fault.Poison(Topics.Names.CHATS));
        faults.add(random.nextBoolean() ? longKill() : longFreeze());
        return faults;
    }

    private Fault longKill() {
        return new Fault.Kill(random.nextBoolean() ? "kafka" : "firestore", LONG);
    }

    private Fault longFreeze() {
        return new Fault.Freeze(random.nextBoolean() ? "kafka" : "firestore", LONG);
    }

    private Fault kill(String service) {
        String instance = service.equals("auth-service") ? service : either(service);
        return new Fault.Kill(instance, Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(4_000) : 0));
    }

    /** After the record is read, before the window ends. */
    private Fault afterJoining() {
        return new Fault.KillAtRecord(Topics.Names.MESSAGES, Duration.ofMillis(50 + random.nextInt(300)));
    }

    private static Fault afterSending() {
        return new Fault.KillAtRecord(Topics.Names.BATCHES, Duration.ZERO);
    }

    private String either(String service) {
        return service + "-" + (1 + random.nextInt(2));
    }
}
