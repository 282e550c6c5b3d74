package dev.rivulet.consumer.meter;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The cost of the chat documents so far.
 *
 * @param since when this instance started
 * @param windowMillis the maximum delay of a message
 * @param total all kinds of chats and the upkeep
 * @param upkeep markers and audits; part of {@code total} only
 * @param series the last ten minutes in steps of 10 s, newest last
 */
record MeterView(
        @NotNull Instant since,
        long windowMillis,
        @NotNull String currency,
        @NotNull PricesView prices,
        @NotNull UsageView total,
        @NotNull KindsView kinds,
        @NotNull UpkeepView upkeep,
        @NotNull List<Series.Step> series) {

    private static final double MILLION = 1_000_000;

    /** Per 100,000 operations. */
    record PricesView(double read, double write, double delete) {}

    record KindsView(@NotNull UsageView direct, @NotNull UsageView group) {}

    record UpkeepView(long writes, long reads, long deletes, double cost) {}

    /** @param messages messages and changes of messages that were shown, each once */
    record UsageView(
            long messages,
            long writes,
            long reads,
            BaselinesView baselines,
            CostView cost,
            @NotNull CostView costPerMillion) {}

    /**
     * The writes of other schemes.
     *
     * @param perMessage one per message
     * @param bySender one per group of a sender's messages, which ends after ten messages or 3 s of silence
     * @param least the fewest that delay no message beyond the window
     */
    record BaselinesView(
            @NotNull WritesView perMessage,
            @NotNull WritesView bySender,
            @NotNull WritesView least) {}

    record WritesView(long writes) {}

    /** Includes the reads and deletes, which are the same for all schemes. */
    record CostView(double now, double perMessage, double bySender, double least) {

        CostView perMillion(long messages) {
            double factor = messages == 0 ? 0 : MILLION / messages;
            return new CostView(now * factor, perMessage * factor, bySender * factor, least * factor);
        }
    }

    static MeterView of(
            Instant since,
            Duration window,
            Prices prices,
            Usage direct,
            Usage group,
            Usage upkeep,
            List<Series.Step> series) {
        double upkeepCost = prices.cost(upkeep.writes(), upkeep.reads(), upkeep.deletes());
        return new MeterView(
                since,
                window.toMillis(),
                "USD",
                new PricesView(prices.read(), prices.write(), prices.delete()),
                usage(direct.plus(group), upkeep, prices),
                new KindsView(usage(direct, NONE, prices), usage(group, NONE, prices)),
                new UpkeepView(upkeep.writes(), upkeep.reads(), upkeep.deletes(), upkeepCost),
                series);
    }

    private static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    private static UsageView usage(Usage chats, Usage upkeep, Prices prices) {
        Usage all = chats.plus(upkeep);
        CostView cost = new CostView(
                prices.cost(all.writes(), all.reads(), all.deletes()),
                prices.cost(chats.messages() + upkeep.writes(), all.reads(), all.deletes()),
                prices.cost(chats.bySender() + upkeep.writes(), all.reads(), all.deletes()),
                prices.cost(chats.least() + upkeep.writes(), all.reads(), all.deletes()));
        return new UsageView(
                all.messages(),
                all.writes(),
                all.reads(),
                new BaselinesView(
                        new WritesView(chats.messages()),
                        new WritesView(chats.bySender()),
                        new WritesView(chats.least())),
                cost,
                cost.perMillion(all.messages()));
    }
}
