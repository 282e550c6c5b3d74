package dev.rivulet.local.stack;

import java.util.stream.IntStream;

public record Ports(
        int page,
        int auth,
        int chat,
        int aggregator,
        int consumer,
        int stream,
        int postgresql,
        int kafka,
        int kafkaController,
        int cassandra,
        int cassandraStorage,
        int firestore) {

    private static final int USUAL_STREAM = 9030;

    public static final Ports USUAL =
            new Ports(3000, 8000, 9000, 9010, 9020, USUAL_STREAM, 15432, 19092, 19093, 19042, 17000, 18080);

    public Ports {
        // The state file of an older version names no port for it.
        stream = stream == 0 ? USUAL_STREAM : stream;
    }

    /** Ports that are free now, for additional stacks. */
    public static Ports free() {
        FreePorts free = new FreePorts();
        return new Ports(
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next());
    }

    /** These ports if they are still free, else others, so that addresses survive a restart. */
    public Ports ifFree() {
        boolean allFree = IntStream.of(
                        page,
                        auth,
                        chat,
                        aggregator,
                        consumer,
                        stream,
                        postgresql,
                        kafka,
                        kafkaController,
                        cassandra,
                        cassandraStorage,
                        firestore)
                .allMatch(PortCheck::isFree);
        return allFree ? this : free();
    }
}
