package dev.rivulet.torture.ledger;

/**
 * What one life of a consumer-service has cost by the proxy's count, and by its own.
 *
 * @param leastWrites writes whose success it was told
 * @param mostWrites with those that were applied, or may have been, without its learning of it
 * @param meterWrites null when it was not asked, or has no meter
 */
public record OperationCount(
        String instance,
        long leastWrites,
        long mostWrites,
        long leastReads,
        long mostReads,
        Long meterWrites,
        Long meterReads) {

    boolean isWrong() {
        return meterWrites != null
                && (isOutside(meterWrites, leastWrites, mostWrites) || isOutside(meterReads, leastReads, mostReads));
    }

    private static boolean isOutside(long value, long least, long most) {
        return value < least || value > most;
    }
}
