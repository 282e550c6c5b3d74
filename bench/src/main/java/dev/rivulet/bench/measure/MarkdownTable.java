package dev.rivulet.bench.measure;

import dev.rivulet.bench.backlog.BacklogRun;
import dev.rivulet.bench.chat.RoundResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints results as Markdown, so that they can stand in a document as they are. */
public final class MarkdownTable {
    private final PrintStream out;
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(PrintStream out) {
        this.out = out;
    }

    /** Begins a table. */
    public MarkdownTable head(String... cells) {
        rows.clear();
        return row((Object[]) cells);
    }

    /** Numbers are shown with the digits that mean something. */
    public MarkdownTable row(Object... cells) {
        rows.add(Arrays.stream(cells).map(MarkdownTable::text).toList());
        return this;
    }

    /** Prints what loads achieved, and the last of them in relation to the first. */
    public void loads(Rounds<RoundResult> rounds, String first, String last) {
        head("", "acknowledged/s", "p50 ms", "p99 ms");
        for (String variant : List.of(first, last)) {
            row(
                    variant,
                    rounds.median(variant, RoundResult::perSecond),
                    rounds.median(variant, RoundResult::p50),
                    rounds.median(variant, RoundResult::p99));
        }
        row(
                        "ratio",
                        rounds.ratio(last, first, RoundResult::perSecond),
                        rounds.ratio(last, first, RoundResult::p50),
                        rounds.ratio(last, first, RoundResult::p99))
                .print();
    }

    /** Prints how backlogs were worked off, and the last in relation to the first. */
    public void backlogs(Rounds<BacklogRun.Result> rounds, String first, String last) {
        head("", "messages/s", "with the last tenth", "its CPU µs / message");
        for (String variant : List.of(first, last)) {
            row(
                    variant,
                    rounds.median(variant, BacklogRun.Result::perSecond),
                    rounds.median(variant, BacklogRun.Result::allPerSecond),
                    rounds.median(variant, BacklogRun.Result::cpuMicros));
        }
        row(
                        "ratio",
                        rounds.ratio(last, first, BacklogRun.Result::perSecond),
                        rounds.ratio(last, first, BacklogRun.Result::allPerSecond),
                        rounds.ratio(last, first, BacklogRun.Result::cpuMicros))
                .print();
    }

    public void print() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (int i = 0; i < rows.size(); i++) {
            line(rows.get(i), widths, ' ');
            if (i == 0) {
                line(Arrays.stream(widths).mapToObj(width -> "-".repeat(width)).toList(), widths, '-');
            }
        }
        out.println();
        out.flush();
    }

    public void say(String text) {
        out.println(text);
        out.flush();
    }

    private void line(List<String> cells, int[] widths, char padding) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            line.append(padding).append(cells.get(i));
            line.append(String.valueOf(padding).repeat(widths[i] - cells.get(i).length() + 1))
                    .append('|');
        }
        out.println(line);
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            String format = Math.abs(number) >= 100 ? "%,.0f" : Math.abs(number) >= 10 ? "%.1f" : "%.2f";
            return String.format(Locale.ROOT, format, number);
        }
        return String.valueOf(cell);
    }
}
