package dev.rivulet.chat.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.eventlog.EventLog.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Compares the log with a model: instances read the records of a few partitions in different orders. */
class EventLogTest {
    private static final Position START = Position.of(new long[PartitionIndex.COUNT]);

    @Property(tries = 500)
    void aReaderThatSwitchesInstancesGetsEachRecordOnceInOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int places,
            @ForAll @IntRange(max = 60) int records) {
        Random random = new Random(seed);
        List<Integer> placesOfRecords = places(random, places, records);
        List<List<Entry<String>>> instances =
                List.of(readingOrder(random, placesOfRecords), readingOrder(random, placesOfRecords));
        List<String> got = new ArrayList<>();
        Position position = START;
        for (int visit = 0; visit < 20; visit++) {
            // This instance has read some records, and at least as many as the other.
            EventLog<String> journal = new EventLog<>(START, Integer.MAX_VALUE, Long.MAX_VALUE);
            int read = random.nextInt(records + 1);
            for (Entry<String> entry : instances.get(visit % 2)) {
                if (read-- > 0 || !position.isWithin(journal.head())) {
                    journal.add(entry);
                }
            }
            Cursor cursor = new Cursor(position);
            for (Entry<String> entry : journal.since(position)) {
                if (random.nextInt(5) == 0) {
                    break;
                }
                cursor.pass(entry.index(), entry.offset());
                got.add(entry.value());
            }
            position = cursor.position();
        }
        assertThat(got).doesNotHaveDuplicates();
        for (int index = 0; index < places; index++) {
            String prefix = index + ":";
            List<String> ofPlace =
                    got.stream().filter(what -> what.startsWith(prefix)).toList();
            assertThat(ofPlace)
                    .isEqualTo(IntStream.range(0, ofPlace.size())
                            .mapToObj(offset -> prefix + offset)
                            .toList());
        }
    }

    @Property(tries = 500)
    void allRecordsWithinReachAreKept(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int most, @ForAll @IntRange(max = 60) int records) {
        Random random = new Random(seed);
        EventLog<String> journal = new EventLog<>(START, most, 15);
        List<Position> heads = new ArrayList<>(List.of(START));
        List<List<Entry<String>>> since = new ArrayList<>(List.of(new ArrayList<>()));
        for (Entry<String> entry : readingOrder(random, places(random, 3, records))) {
            if (random.nextInt(4) == 0) {
                journal.pass(entry.index(), entry.offset());
            } else {
                journal.add(entry);
                since.forEach(list -> list.add(entry));
            }
            heads.add(journal.head());
            since.add(new ArrayList<>());
        }
        assertThat(journal.size()).isLessThanOrEqualTo(Math.min(most, 15));
        for (int i = 0; i < heads.size(); i++) {
            boolean allThere = since.get(i).size() <= journal.size();
            assertThat(journal.reachesBackTo(heads.get(i))).isEqualTo(allThere);
            if (allThere) {
                assertThat(journal.since(heads.get(i))).isEqualTo(since.get(i));
            }
        }
    }

    private static List<Integer> places(Random random, int places, int records) {
        return random.ints(records, 0, places).boxed().toList();
    }

    /** Interleaves the partitions at random and keeps the order within each. */
    private static List<Entry<String>> readingOrder(Random random, List<Integer> places) {
        List<Integer> mixed = new ArrayList<>(places);
        Collections.shuffle(mixed, random);
        int[] next = new int[PartitionIndex.COUNT];
        return mixed.stream()
                .map(index -> new Entry<>(index, next[index], index + ":" + next[index]++, 1))
                .toList();
    }
}
