package dev.rivulet.torture.load;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.ApiResponse;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A user who sends and changes messages, and retries with the same key until acknowledged. */
final class Writer implements Runnable {

    private static final Duration RETRY = Duration.ofMillis(150);
    /** Once all faults have healed, an acknowledgement must come within this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than a tail holds. */
    private static final int LATE_BY = 55;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Most of these have left the tail of a busy chat. */
    private static final int CHANGED = 150;

    private static final List<String> EMOJIS = List.of("👍", "❤️", "😂", "🎉");

    private final TestUser user;
    private final List<TestChat> chats;
    private final TestChat busiest;
    private final SupportedFeatures features;
    private final Ledger ledger;
    private final WriterPool.Rush rush;
    private final int pauseMillis;
    private final Random random;
    private final BooleanSupplier running;
    private final Map<TestChat, List<UUID>> own = new HashMap<>();
    private int number;

    Writer(
            TestUser user,
            List<TestChat> chats,
            SupportedFeatures features,
            Ledger ledger,
            WriterPool.Rush rush,
            int pauseMillis,
            long seed,
            BooleanSupplier running) {
        this.user = user;
        this.chats = chats;
        this.busiest = chats.stream()
                .max(Comparator.comparingInt(chat -> chat.members().size()))
                .orElseThrow();
        this.features = features;
        this.ledger = ledger;
        this.rush = rush;
        this.pauseMillis = pauseMillis;
        this.random = new Random(seed);
        this.running = running;
    }

    @Override
    public void run() {
        try {
            while (running.getAsBoolean()) {
                TestChat hurry = rush.where();
                boolean hurries = hurry != null && chats.contains(hurry);
                act(hurries ? hurry : anyChat());
                if (!hurries && random.nextInt(20) > 0) {
                    Thread.sleep(random.nextInt(2 * pauseMillis));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            ledger.refused(null, user.name() + " can't go on: " + e);
        }
    }

    /** Half of all messages go to the busiest chat, where they leave the tail soonest. */
    private TestChat anyChat() {
        return random.nextBoolean() ? busiest : chats.get(random.nextInt(chats.size()));
    }

    private void act(TestChat chat) throws InterruptedException {
        int dice = features.changes() ? random.nextInt(100) : 0;
        if (dice < 80) {
            send(chat);
        } else if (dice < 87) {
            edit(chat);
        } else if (dice < 90) {
            delete(chat);
        } else {
            react(chat);
        }
    }

    private void send(TestChat chat) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = new HashMap<>();
        String text = "%s %d 👋".formatted(user.name(), number++);
        body.put("body", text);
        UUID quoted = chat.oneOfLast(CHANGED, random);
        if (features.changes() && quoted != null && random.nextInt(10) == 0) {
            body.put("reply_to", quoted);
        }
        ApiResponse answer = insist(chat, "POST", "/messages", key, body, true);
        if (answer.ok()) {
            MessageEvent message = answer.message();
            ledger.sent(message, key, text);
            chat.sent(message.messageId());
            own.computeIfAbsent(chat, any -> new ArrayList<>()).add(message.messageId());
        }
    }

    private void edit(TestChat chat) throws InterruptedException {
        UUID message = oneOfOwn(chat);
        if (message != null) {
            String text = "%s edits %d".formatted(user.name(), number++);
            ApiResponse answer = insist(chat, "PUT", "/messages/" + message, null, Map.of("body", text), false);
            if (answer.ok()) {
                ledger.edited(message, text);
            }
        }
    }

    private void delete(TestChat chat) throws InterruptedException {
        UUID message = oneOfOwn(chat);
        if (message != null) {
            own.get(chat).remove(message);
            ApiResponse answer = insist(chat, "DELETE", "/messages/" + message, null, null, false);
            if (answer.ok()) {
                ledger.deleted(message);
            }
        }
    }

    private void react(TestChat chat) throws InterruptedException {
        UUID message = chat.oneOfLast(CHANGED, random);
        if (message == null) {
            return;
        }
        String emoji = random.nextInt(4) == 0 ? null : EMOJIS.get(random.nextInt(EMOJIS.size()));
        String path = "/messages/" + message + "/reaction";
        ApiResponse answer = emoji == null
                ? insist(chat, "DELETE", path, null, null, false)
                : insist(chat, "PUT", path, null, Map.of("emoji", emoji), false);
        if (answer.ok()) {
            ledger.reacted(message, user.id(), emoji);
        }
    }

    private UUID oneOfOwn(TestChat chat) {
        List<UUID> mine = own.getOrDefault(chat, List.of());
        int from = Math.max(0, mine.size() - CHANGED / chat.members().size());
        return mine.isEmpty() ? null : mine.get(from + random.nextInt(mine.size() - from));
    }

    /** Retries with the same key; the only valid rejection is another client's deletion. */
    private ApiResponse insist(
            TestChat chat, String method, String path, String key, Map<String, ?> body, boolean mayBeLate)
            throws InterruptedException {
        String what = user.name() + ": " + method + " " + path;
        long patience = Long.MAX_VALUE;
        boolean first = true;
        while (true) {
            ApiResponse answer = user.call(method, "/" + chat.id() + path, key, body);
            if (answer.ok() || isDeletedByOther(answer)) {
                return answer;
            }
            if (!answer.isPassing()) {
                ledger.refused(chat.id(), what + " got " + answer);
                return answer;
            }
            if (!running.getAsBoolean()) {
                long now = System.nanoTime();
                patience = Math.min(patience, now + PATIENCE.toNanos());
                if (now - patience >= 0) {
                    ledger.neverAnswered(chat.id(), what + " got " + answer);
                    return answer;
                }
            }
            if (first && mayBeLate && random.nextInt(3) == 0) {
                waitUntilLate(chat);
            }
            first = false;
            Thread.sleep(Math.max(
                    random.nextInt((int) RETRY.toMillis()), answer.retryAfter().toMillis()));
        }
    }

    private static boolean isDeletedByOther(ApiResponse answer) {
        return answer.status() == 409 && answer.body().path("type").asText().endsWith("message-deleted");
    }

    private void waitUntilLate(TestChat chat) throws InterruptedException {
        if (!rush.begin(chat)) {
            return;
        }
        try {
            int until = chat.count() + LATE_BY;
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (running.getAsBoolean() && chat.count() < until && System.nanoTime() - deadline < 0) {
                Thread.sleep(RETRY.toMillis());
            }
        } finally {
            rush.end();
        }
    }
}
