package dev.rivulet.bench.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

public final class MarkdownTable {
    private final PrintStream out;
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(PrintStream out) {
        this.out = out;
    }

    public MarkdownTable head(String... cells) {
        rows.clear();
        return row((Object[]) cells);
    }

    public MarkdownTable row(Object... cells) {
        rows.add(Arrays.stream(cells).map(MarkdownTable::text).toList());
        return this;
    }

    public record Column<T>(String title, ToDoubleFunction<T> figure) {}

    /** Prints a row of medians per variant, and the ratios of the second variant to the first. */
    public <T> void compare(Rounds<T> rounds, String first, String second, List<Column<T>> columns) {
        rows.clear();
        row(Stream.concat(Stream.of(""), columns.stream().map(Column::title)).toArray());
        for (String variant : List.of(first, second)) {
            row(Stream.concat(
                            Stream.of(variant), columns.stream().map(column -> rounds.median(variant, column.figure())))
                    .toArray());
        }
        row(Stream.concat(
                        Stream.of("ratio"),
                        columns.stream().map(column -> rounds.ratio(second, first, column.figure())))
                .toArray());
        print();
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
