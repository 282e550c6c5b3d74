package dev.rivulet.bench.chat;

import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.measure.Rounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The cost of an idempotency key per send. */
public final class IdempotencyKeyBench implements Benchmark {
    private static final String PLAIN = "without a key";
    private static final String KEYED = "with a key";

    private final BenchOptions options;
    private final ChatStack stack;

    public IdempotencyKeyBench(BenchOptions options) {
        this.options = options;
        stack = new ChatStack(options.profile());
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        List<ChatStack.Chat> chats = stack.chats(SendBench.CHATS);
        for (int atOnce : new int[] {1, 16, SendBench.AT_ONCE}) {
            Map<String, Callable<RoundResult>> variants = new LinkedHashMap<>();
            variants.put(PLAIN, () -> RoundResult.ofCallers(options.seconds(), senders(atOnce, chats, false)));
            variants.put(KEYED, () -> RoundResult.ofCallers(options.seconds(), senders(atOnce, chats, true)));
            Rounds<RoundResult> rounds = Rounds.of(variants);
            table.say("Sends over HTTP, %d at once".formatted(atOnce));
            table.compare(rounds, PLAIN, KEYED, RoundResult.COLUMNS);
        }
    }

    private List<Sender> senders(int count, List<ChatStack.Chat> chats, boolean keyed) {
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            senders.add(new Sender(stack.connection(), chats, keyed));
        }
        return senders;
    }

    @Override
    public void close() {
        stack.close();
    }
}
