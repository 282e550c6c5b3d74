package dev.rivulet.torture.watch;

import com.google.cloud.firestore.DocumentChange;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreException;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.ListenerRegistration;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QuerySnapshot;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.History;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.DocumentRecord;
import dev.rivulet.torture.ledger.WatcherView;
import dev.rivulet.torture.proxy.FaultProxy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Simulates the page: a real Firestore client with the page's single query, authenticated as a user, and history for
 * what is missing.
 */
public final class SimulatedFrontend implements AutoCloseable {

    /** The page's bound; the rules refuse a list without one. */
    private static final int CHATS = 50;

    private static final long CATCH_UP_MILLIS = 100;
    private static final long SUBSCRIBE_AGAIN_MILLIS = 500;

    private final TestUser user;
    private final History history;
    private final FaultProxy proxy;
    private final DocumentLog log;
    private final Firestore firestore;
    private final Map<UUID, SimulatedChatView> chats = new ConcurrentHashMap<>();
    private final ScheduledExecutorService work;
    private ListenerRegistration registration;

    public SimulatedFrontend(TestUser user, String project, FaultProxy proxy, DocumentLog log) {
        this.user = user;
        this.history = new History(user);
        this.proxy = proxy;
        this.log = log;
        firestore = FirestoreOptions.newBuilder()
                .setProjectId(project)
                .setEmulatorHost(proxy.address())
                .build()
                .getService();
        work = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "watcher " + user.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    public UUID id() {
        return user.id();
    }

    public String name() {
        return user.name();
    }

    public void start() {
        subscribe();
        var unused =
                work.scheduleWithFixedDelay(this::catchUp, CATCH_UP_MILLIS, CATCH_UP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void subscribe() {
        unsubscribe();
        registration = firestore
                .collection("chats")
                .whereArrayContains("members", user.id().toString())
                .orderBy("updated_at", Query.Direction.DESCENDING)
                .limit(CHATS)
                .addSnapshotListener(this::take);
    }

    /** As the page does when its client has given up a query. */
    public synchronized void subscribeAgain() {
        if (!work.isShutdown()) {
            var unused = work.schedule(this::subscribe, SUBSCRIBE_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void unsubscribe() {
        if (registration != null) {
            registration.remove();
        }
    }

    private void take(QuerySnapshot snapshot, FirestoreException failure) {
        if (failure != null) {
            log.note(name(), failure.toString());
            subscribeAgain();
            return;
        }
        for (DocumentChange change : snapshot.getDocumentChanges()) {
            if (change.getType() != DocumentChange.Type.REMOVED) {
                DocumentRecord document = DocumentReader.read(change.getDocument());
                log.seen(name(), change.getDocument(), document);
                chat(document.chat()).take(document);
            }
        }
    }

    private SimulatedChatView chat(UUID id) {
        return chats.computeIfAbsent(id, any -> new SimulatedChatView(name(), id));
    }

    private void catchUp() {
        try {
            for (SimulatedChatView chat : chats.values()) {
                chat.catchUp(history::page);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.note(name(), "could not catch up: " + e);
        }
    }

    /** Cuts the connection to Firestore until {@link #connect} is called. */
    public void disconnect() {
        proxy.disconnect();
    }

    public void connect() throws IOException {
        proxy.connect();
    }

    /** Whether the watcher shows a chat as history has it. */
    public boolean shows(UUID chat, List<MessageEvent> wanted) {
        SimulatedChatView view = chats.get(chat);
        return view == null
                ? wanted.isEmpty()
                : view.isWhole() && ids(view.messages()).equals(ids(wanted));
    }

    private static List<String> ids(List<MessageEvent> messages) {
        return messages.stream()
                .map(message -> message.messageId() + "@" + message.revision())
                .toList();
    }

    public List<WatcherView> views() {
        return chats.values().stream().map(SimulatedChatView::view).toList();
    }

    @Override
    public void close() {
        work.shutdownNow();
        unsubscribe();
        firestore.shutdownNow();
    }
}
