package dev.rivulet.torture.proxy;

import java.util.HashMap;
import java.util.Map;

/**
 * The cost of one client's calls, as Firestore bills them: a write for each that was applied, a read for each requested
 * document, present or not. Operations that were applied without the client's knowledge are counted separately.
 */
public final class BilledOperations {

    /**
     * @param known acknowledged to the client
     * @param unknown possibly applied, but not acknowledged to the client
     */
    public record Count(long known, long unknown) {

        static final Count NONE = new Count(0, 0);

        Count plus(boolean told, long number) {
            return told ? new Count(known + number, unknown) : new Count(known, unknown + number);
        }

        public long least() {
            return known;
        }

        public long most() {
            return known + unknown;
        }
    }

    private Count writes = Count.NONE;
    private Count reads = Count.NONE;
    private final Map<String, Long> writesByDocument = new HashMap<>();
    private final Map<String, Long> readsByDocument = new HashMap<>();

    synchronized void add(BilledDocuments charge, boolean told) {
        writes = writes.plus(told, charge.written().size());
        reads = reads.plus(told, charge.read().size());
        charge.written().forEach(document -> writesByDocument.merge(document, 1L, Long::sum));
        charge.read().forEach(document -> readsByDocument.merge(document, 1L, Long::sum));
    }

    /** Restarts the count for a new process of the client. Documents are counted over all processes. */
    public synchronized void beginLife() {
        writes = Count.NONE;
        reads = Count.NONE;
    }

    public synchronized Count writes() {
        return writes;
    }

    public synchronized Count reads() {
        return reads;
    }

    public synchronized Map<String, Long> writesByDocument() {
        return Map.copyOf(writesByDocument);
    }

    public synchronized Map<String, Long> readsByDocument() {
        return Map.copyOf(readsByDocument);
    }
}
