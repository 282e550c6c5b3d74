package dev.rivulet.torture.watch;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.History;
import dev.rivulet.torture.ledger.DocumentRecord;
import dev.rivulet.torture.ledger.WatcherView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One chat as a watcher sees it from the beginning. Thread-safe. */
final class SimulatedChatView {

    private final String watcher;
    private final UUID chat;
    private final List<WatcherView.Change> changes = new ArrayList<>();
    private final Timeline timeline = new Timeline(this::note);
    /** The last number of a late message up to which nothing was missed; null before the first snapshot. */
    private Long lateSeq;

    private boolean readAnew;
    private int snapshots;

    SimulatedChatView(String watcher, UUID chat) {
        this.watcher = watcher;
        this.chat = chat;
    }

    private void note(MessageEvent message, boolean isNew, String by) {
        changes.add(new WatcherView.Change(Instant.now(), message.messageId(), message.revision(), isNew, by));
    }

    synchronized void take(DocumentRecord document) {
        snapshots++;
        timeline.takeTail(document.tail(), document.previousId());
        timeline.takeLate(document.late());
        if (document.lateSeq() != null) {
            // The first snapshot's number says nothing about earlier late messages.
            readAnew |= lateSeq == null || missed(document, lateSeq);
            lateSeq = document.lateSeq();
        }
    }

    /** Whether late messages after number {@code known} were missed. A recreated document jumps to another number. */
    private static boolean missed(DocumentRecord document, long known) {
        boolean nothingCame = document.lateSeq() == known;
        boolean allAreThere =
                !document.late().isEmpty() && document.late().get(0).seq() <= known + 1 && document.lateSeq() >= known;
        return !nothingCame && !allAreThere;
    }

    /** Reads what is missing from history. Only one thread may call this. */
    void catchUp(HistoryPages history) throws InterruptedException {
        if (wantsAll()) {
            List<MessageEvent> all = readAll(history);
            if (all != null) {
                take(all);
            }
        }
        for (UUID hole = hole(); hole != null; hole = hole()) {
            Optional<History.Page> page = history.page(chat, hole);
            if (page.isEmpty()) {
                return;
            }
            takePage(page.get(), hole);
        }
    }

    /** Newest first, or null without a response: the next round retries. */
    private List<MessageEvent> readAll(HistoryPages history) throws InterruptedException {
        List<MessageEvent> all = new ArrayList<>();
        UUID before = null;
        do {
            Optional<History.Page> page = history.page(chat, before);
            if (page.isEmpty()) {
                readAnewLater();
                return null;
            }
            all.addAll(page.get().messages());
            before = page.get().next();
        } while (before != null);
        return all;
    }

    private synchronized boolean wantsAll() {
        boolean wanted = readAnew;
        readAnew = false;
        return wanted;
    }

    private synchronized void readAnewLater() {
        readAnew = true;
    }

    private synchronized void take(List<MessageEvent> all) {
        timeline.takePage(all, null, true);
    }

    private synchronized UUID hole() {
        return timeline.hole();
    }

    private synchronized void takePage(History.Page page, UUID hole) {
        timeline.takePage(page.messages(), hole, page.next() == null);
    }

    synchronized boolean isWhole() {
        return timeline.hole() == null && !readAnew;
    }

    synchronized int snapshots() {
        return snapshots;
    }

    synchronized List<MessageEvent> messages() {
        return timeline.messages();
    }

    synchronized WatcherView view() {
        return new WatcherView(watcher, chat, timeline.messages(), changes);
    }
}
