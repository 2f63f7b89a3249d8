package org.carequeue.bench.figure;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A table as text for a terminal.
public final class Printed {

    private static final double ONE_DECIMAL_FROM = 100;
    private static final double NO_DECIMALS_FROM = 1_000;

    private Printed() {
    }

    /// The table's lines.
    public static List<String> of(Table table) {
        var text = new ArrayList<String>();
        text.add("");
        text.add(table.title());
        for (var line : table.lines()) {
            var value = line.value();
            var figures = value.isEmpty() ? "%10s".formatted("-")
                    : "%10s %s%s".formatted(number(value.median()), table.unit(), spread(value));
            var notes = line.notes().entrySet().stream()
                    .map(note -> note.getKey() + " " + number(note.getValue().median()))
                    .collect(Collectors.joining(", "));
            text.add("  %-30s %s%s".formatted(line.name(), figures, notes.isEmpty() ? "" : "   " + notes));
        }
        for (var judged : table.judged()) {
            text.add("    %-11s  %s: %s, %s %s".formatted(judged.reached() ? "reached" : "NOT REACHED",
                    judged.target().words(), number(judged.value()), judged.target().direction().words(),
                    number(judged.target().bound())));
        }
        table.remarks().forEach(remark -> text.add("    " + remark));
        return text;
    }

    private static String spread(Series value) {
        return value.values().size() < 2 ? ""
                : " (%s to %s)".formatted(number(value.least()), number(value.most()));
    }

    /// Three or four digits that mean something.
    static String number(double value) {
        if (Math.abs(value) >= NO_DECIMALS_FROM) {
            return String.format(ROOT, "%,.0f", value);
        }
        return String.format(ROOT, Math.abs(value) >= ONE_DECIMAL_FROM ? "%.1f" : "%.2f", value);
    }
}
