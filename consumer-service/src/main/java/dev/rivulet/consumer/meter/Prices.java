package dev.rivulet.consumer.meter;

/** US dollars per 100,000 operations. */
record Prices(double read, double write, double delete) {

    private static final double UNIT = 100_000;

    Prices {
        if (read < 0 || write < 0 || delete < 0) {
            throw new IllegalArgumentException("rivulet.meter.prices must not be negative");
        }
    }

    static Prices of(MeterConfig.Prices config) {
        return new Prices(config.read(), config.write(), config.delete());
    }

    double cost(long writes, long reads, long deletes) {
        return (writes * write + reads * read + deletes * delete) / UNIT;
    }
}
