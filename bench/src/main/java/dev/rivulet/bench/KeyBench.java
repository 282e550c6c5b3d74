package dev.rivulet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What an idempotency key costs a send. */
final class KeyBench implements Measurement {
    private static final String PLAIN = "without a key";
    private static final String KEYED = "with a key";

    private final Bench.Options options;
    private final ChatStack stack;

    KeyBench(Bench.Options options) {
        this.options = options;
        stack = new ChatStack(options.profile());
    }

    @Override
    public void run(Table table) throws Exception {
        List<ChatStack.Chat> chats = stack.chats(SendBench.CHATS);
        for (int atOnce : new int[] {1, 16, SendBench.AT_ONCE}) {
            Map<String, Callable<Load>> variants = new LinkedHashMap<>();
            variants.put(PLAIN, () -> Load.ofCallers(options.seconds(), senders(atOnce, chats, false)));
            variants.put(KEYED, () -> Load.ofCallers(options.seconds(), senders(atOnce, chats, true)));
            Rounds<Load> rounds = Rounds.of(variants);
            table.say("Sends over HTTP, %d at once".formatted(atOnce));
            table.loads(rounds, PLAIN, KEYED);
        }
    }

    private List<Sender> senders(int count, List<ChatStack.Chat> chats, boolean keyed) {
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            senders.add(new Sender(stack.wire(), chats, keyed));
        }
        return senders;
    }

    @Override
    public void close() {
        stack.close();
    }
}
