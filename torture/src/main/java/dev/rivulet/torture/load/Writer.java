package dev.rivulet.torture.load;

import dev.rivulet.client.UserClient;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.client.messages.OutgoingMessage;
import dev.rivulet.torture.api.ApiCall;
import dev.rivulet.torture.api.History;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        OutgoingMessage message = newMessage(chat);
        Optional<ChatMessage> sent =
                insist(chat, "send " + message, api -> api.messages().send(chat.id(), message), true);
        if (sent.isPresent()) {
            UUID id = sent.get().messageId();
            ledger.sent(History.event(sent.get()), message.idempotencyKey(), message.body());
            chat.sent(id);
            own.computeIfAbsent(chat, any -> new ArrayList<>()).add(id);
        }
    }

    private OutgoingMessage newMessage(TestChat chat) {
        OutgoingMessage message = OutgoingMessage.of("%s %d 👋".formatted(user.name(), number++));
        UUID quoted = chat.oneOfLast(CHANGED, random);
        boolean replies = features.changes() && quoted != null && random.nextInt(10) == 0;
        return replies ? message.inReplyTo(quoted) : message;
    }

    private void edit(TestChat chat) throws InterruptedException {
        UUID message = oneOfOwn(chat);
        if (message != null) {
            String text = "%s edits %d".formatted(user.name(), number++);
            insist(chat, "edit " + message, api -> api.messages().edit(chat.id(), message, text), false)
                    .ifPresent(edited -> ledger.edited(message, text));
        }
    }

    private void delete(TestChat chat) throws InterruptedException {
        UUID message = oneOfOwn(chat);
        if (message != null) {
            own.get(chat).remove(message);
            insist(chat, "delete " + message, api -> deleted(api, chat, message), false)
                    .ifPresent(ledger::deleted);
        }
    }

    private static UUID deleted(UserClient api, TestChat chat, UUID message) throws InterruptedException {
        api.messages().delete(chat.id(), message);
        return message;
    }

    private void react(TestChat chat) throws InterruptedException {
        UUID message = chat.oneOfLast(CHANGED, random);
        if (message == null) {
            return;
        }
        String emoji = random.nextInt(4) == 0 ? null : EMOJIS.get(random.nextInt(EMOJIS.size()));
        ApiCall<ChatMessage> call = emoji == null
                ? api -> api.messages().removeReaction(chat.id(), message)
                : api -> api.messages().react(chat.id(), message, emoji);
        insist(chat, "react to " + message, call, false)
                .ifPresent(reacted -> ledger.reacted(message, user.id(), emoji));
    }

    private UUID oneOfOwn(TestChat chat) {
        List<UUID> mine = own.getOrDefault(chat, List.of());
        int from = Math.max(0, mine.size() - CHANGED / chat.members().size());
        return mine.isEmpty() ? null : mine.get(from + random.nextInt(mine.size() - from));
    }

    /**
     * Retries until acknowledged; empty if refused. The only valid refusal is another client's deletion.
     *
     * @param mayBeLate whether a retry may be delayed until the message is late
     */
    private <T> Optional<T> insist(TestChat chat, String what, ApiCall<T> call, boolean mayBeLate)
            throws InterruptedException {
        long patience = Long.MAX_VALUE;
        boolean first = true;
        while (true) {
            try {
                return Optional.of(user.call(call));
            } catch (ApiException failure) {
                if (failure.is("message-deleted")) {
                    return Optional.empty();
                }
                String outcome = user.name() + ": " + what + " got " + failure.status() + " " + failure.getMessage();
                if (!TestUser.mayPass(failure)) {
                    ledger.refused(chat.id(), outcome);
                    return Optional.empty();
                }
                if (!running.getAsBoolean()) {
                    long now = System.nanoTime();
                    patience = Math.min(patience, now + PATIENCE.toNanos());
                    if (now - patience >= 0) {
                        ledger.neverAnswered(chat.id(), outcome);
                        return Optional.empty();
                    }
                }
                if (first && mayBeLate && random.nextInt(3) == 0) {
                    waitUntilLate(chat);
                }
                first = false;
                pause(failure);
            }
        }
    }

    private void pause(ApiException failure) throws InterruptedException {
        long requested = failure.retryAfter().map(Duration::toMillis).orElse(0L);
        Thread.sleep(Math.max(random.nextInt((int) RETRY.toMillis()), requested));
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
