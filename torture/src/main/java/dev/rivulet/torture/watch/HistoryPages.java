package dev.rivulet.torture.watch;

import dev.rivulet.torture.api.History;
import java.util.Optional;
import java.util.UUID;

/** History, one page at a time; empty if there is no response. */
interface HistoryPages {

    /** @param before null for the newest page */
    Optional<History.Page> page(UUID chat, UUID before) throws InterruptedException;
}
