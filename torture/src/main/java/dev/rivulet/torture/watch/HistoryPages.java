package dev.rivulet.torture.watch;

import dev.rivulet.torture.api.History;
import java.util.Optional;
import java.util.UUID;

/** History, a page at a time; empty when there is no answer just now. */
interface HistoryPages {

    /** @param before null for the newest page */
    Optional<History.Page> page(UUID chat, UUID before) throws InterruptedException;
}
