package dev.rivulet.chat.chats;

import dev.rivulet.chat.chatmanagement.ChatCreator;
import dev.rivulet.chat.chatmanagement.Groups;
import dev.rivulet.chat.chatmanagement.InvitePolicy;
import dev.rivulet.chat.user.User;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.events.ChatEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** One instance of what changes chats, on a store; each step that leaves a trace can fail, before or after it. */
final class ChatFixture {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Everybody is known who is neither gone nor new. */
    static final class People implements Users {
        final Set<UserId> gone = new HashSet<>();
        final Set<UserId> fresh = new HashSet<>();

        @Override
        public CompletionStage<Map<UserId, User>> find(Collection<UserId> ids) {
            Map<UserId, User> found = new LinkedHashMap<>();
            ids.stream()
                    .filter(id -> !gone.contains(id) && !fresh.contains(id))
                    .forEach(id -> found.put(id, new User(id, "u-" + id, Optional.empty())));
            return CompletableFuture.completedStage(found);
        }

        @Override
        public CompletionStage<Set<UserId>> deleted(Collection<UserId> ids) {
            return CompletableFuture.completedStage(
                    ids.stream().filter(gone::contains).collect(Collectors.toSet()));
        }

        @Override
        public CompletionStage<Void> addIfUnknown(UserId id, String username) {
            fresh.remove(id);
            return CompletableFuture.completedStage(null);
        }
    }

    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    final People users = new People();
    final List<ChatEvent> announced = new ArrayList<>();
    final Set<UserId> blockers = new HashSet<>();
    /** As the instance sees it. */
    final ChatStore store;

    final Membership membership;
    final ChatUpdater updater;
    final ChatCreator creator;
    final Groups groups;
    final DeletedMemberCleanup cleanup;

    private int stepsUntilFault = Integer.MAX_VALUE;
    private boolean faultAfter;

    ChatFixture(ChatStore real) {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        store = faulty(real);
        membership = new Membership(real);
        ChangePropagator propagator = new ChangePropagator(store, users, membership, this::announce, clock);
        updater = new ChatUpdater(store, propagator);
        InvitePolicy invitePolicy = new InvitePolicy(users, (host, invited) -> blockersAmong(invited));
        creator =
                new ChatCreator(store, updater, invitePolicy, caller -> CompletableFuture.completedStage(null), clock);
        groups = new Groups(updater, invitePolicy, clock);
        cleanup = new DeletedMemberCleanup(store, updater, clock);
    }

    /** The step after that many fails; where {@code after} says so it has happened, and only the answer is lost. */
    void failAfter(int steps, boolean after) {
        stepsUntilFault = steps;
        faultAfter = after;
    }

    void failNoMore() {
        stepsUntilFault = Integer.MAX_VALUE;
    }

    private CompletionStage<Set<UserId>> blockersAmong(Collection<UserId> invitePolicy) {
        return CompletableFuture.completedStage(
                invitePolicy.stream().filter(blockers::contains).collect(Collectors.toSet()));
    }

    private CompletionStage<Void> announce(ChatEvent event) {
        return step(() -> {
            announced.add(event);
            return CompletableFuture.completedStage(null);
        });
    }

    private interface Step<T> {
        CompletionStage<T> take();
    }

    private <T> CompletionStage<T> step(Step<T> step) {
        boolean fails = stepsUntilFault-- == 0;
        if (fails && !faultAfter) {
            return CompletableFuture.failedStage(new Fault());
        }
        CompletionStage<T> taken = step.take();
        return fails ? CompletableFuture.failedStage(new Fault()) : taken;
    }

    /** Reading leaves no trace and does not count. */
    private ChatStore faulty(ChatStore real) {
        Set<String> traces = Set.of("claim", "replace", "withdraw", "admit", "propagated");
        return (ChatStore) Proxy.newProxyInstance(
                ChatFixture.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (proxy, method, arguments) -> {
                    Step<Object> step = () -> {
                        try {
                            @SuppressWarnings("unchecked")
                            CompletionStage<Object> taken = (CompletionStage<Object>) method.invoke(real, arguments);
                            return taken;
                        } catch (IllegalAccessException | InvocationTargetException e) {
                            throw new IllegalStateException(e);
                        }
                    };
                    return traces.contains(method.getName()) ? step(step) : step.take();
                });
    }
}
