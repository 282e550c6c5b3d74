package dev.rivulet.chat.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChatUpdaterTest {
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));

    private final ChatFixture fixture = new ChatFixture(new InMemoryChats());

    @Test
    void aSlowChangeOfOneChatDelaysNoOther() throws Exception {
        ChatId slow = group();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Chat> changing = CompletableFuture.supplyAsync(() -> fixture.updater.change(slow, chat -> {
            started.countDown();
            awaitQuietly(release);
            return chat;
        }));
        started.await();
        try {
            // More chats than any fixed number of locks would keep apart.
            assertThat(Stream.generate(this::group).limit(2_000))
                    .allSatisfy(other -> assertThat(
                                    CompletableFuture.supplyAsync(() -> fixture.updater.change(other, chat -> chat)))
                            .succeedsWithin(Duration.ofSeconds(4)));
        } finally {
            release.countDown();
        }
        assertThat(changing).succeedsWithin(Duration.ofSeconds(5));
    }

    private ChatId group() {
        return fixture.creator
                .group(ANN, "ann", new ChatName("Rowing"), Set.of(BOB), Optional.empty())
                .chat()
                .id();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
