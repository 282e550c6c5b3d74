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
import java.util.concurrent.ThreadLocalRandom;

/** The service's overhead per send: acknowledged sends over HTTP against the same writes by the drivers alone. */
public final class SendBench implements Benchmark {
    static final int AT_ONCE = 64;
    static final int CHATS = 100;
    static final String BODY = "x".repeat(200);

    private static final String BARE = "drivers alone";
    private static final String HTTP = "over HTTP";

    private final BenchOptions options;
    private final ChatStack stack;

    public SendBench(BenchOptions options) {
        this.options = options;
        stack = new ChatStack(options.profile());
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        List<ChatStack.Chat> chats = stack.chats(CHATS);
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            senders.add(new Sender(stack.connection(), chats, false));
        }
        Map<String, Callable<RoundResult>> variants = new LinkedHashMap<>();
        Rounds<RoundResult> rounds;
        try (DriverBaseline drivers = new DriverBaseline(stack.settings())) {
            variants.put(
                    BARE,
                    () -> RoundResult.ofStages(options.seconds(), AT_ONCE, () -> {
                        ChatStack.Chat chat =
                                chats.get(ThreadLocalRandom.current().nextInt(CHATS));
                        return drivers.send(chat.id(), chat.member(), chat.name(), BODY);
                    }));
            variants.put(HTTP, () -> RoundResult.ofCallers(options.seconds(), senders));
            rounds = Rounds.of(variants);
        }
        table.say("Sends, %d at once, to %d chats, %d characters each".formatted(AT_ONCE, CHATS, BODY.length()));
        table.compare(rounds, BARE, HTTP, RoundResult.COLUMNS);
    }

    @Override
    public void close() {
        stack.close();
    }
}
