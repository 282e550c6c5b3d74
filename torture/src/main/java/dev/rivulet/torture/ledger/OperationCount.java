package dev.rivulet.torture.ledger;

/**
 * The cost of one consumer-service process, as counted by its proxy and by its own meter.
 * @param leastWrites writes that were acknowledged
 * @param mostWrites also those that were, or may have been, applied without acknowledgement
 * @param meterWrites null if the meter was not read or does not exist
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
