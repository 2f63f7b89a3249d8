package org.carequeue.statistics.http;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import org.carequeue.statistics.question.Figures;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.UsualDay;
import org.carequeue.statistics.question.VisitLine;
import org.carequeue.statistics.question.Waits;
import org.jspecify.annotations.Nullable;

/// Answers as a table of RFC 4180, with the names that they have in JSON, and durations in seconds. What is not known is empty.
final class Csv {

    private static final String TYPE = "text/csv; charset=utf-8";
    private static final double MILLIS = 1_000.0;

    private Csv() {
    }

    static Response response(String table) {
        return Response.ok(table).type(TYPE).build();
    }

    static String of(Figures figures) {
        var names = new ArrayList<>(List.of("key"));
        names("visits.", OfVisits.class, names);
        names("prescriptions.", OfPrescriptions.class, names);
        return table(names, figures.groups().stream().map(group -> {
            var cells = new ArrayList<@Nullable Object>(List.of(group.key()));
            values(OfVisits.class, group.visits(), cells);
            values(OfPrescriptions.class, group.prescriptions(), cells);
            return cells;
        }).toList());
    }

    static String of(List<VisitLine> visits) {
        var names = new ArrayList<String>();
        names("", VisitLine.class, names);
        return table(names, visits.stream().map(visit -> {
            var cells = new ArrayList<@Nullable Object>();
            values(VisitLine.class, visit, cells);
            return cells;
        }).toList());
    }

    /// A line for each bin; the last one of a level has no end.
    static String of(Waits waits) {
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var level : waits.levels()) {
            for (int bin = 0; bin < level.visits().size(); bin++) {
                var cells = new ArrayList<@Nullable Object>(List.of(level.level(), waits.step().multipliedBy(bin)));
                cells.add(bin + 1 == level.visits().size() ? null : waits.step().multipliedBy(bin + 1L));
                cells.add(level.visits().get(bin));
                lines.add(cells);
            }
        }
        return table(List.of("level", "from", "to", "visits"), lines);
    }

    static String of(UsualDay usual) {
        var names = new ArrayList<String>();
        names("", UsualDay.Hour.class, names);
        return table(names, usual.hours().stream().map(hour -> {
            var cells = new ArrayList<@Nullable Object>();
            values(UsualDay.Hour.class, hour, cells);
            return cells;
        }).toList());
    }

    private static void names(String before, Class<?> record, List<String> names) {
        for (var component : record.getRecordComponents()) {
            if (component.getType().isRecord()) {
                names(before + component.getName() + ".", component.getType(), names);
            } else {
                names.add(before + component.getName());
            }
        }
    }

    private static void values(Class<?> record, @Nullable Object value, List<@Nullable Object> cells) {
        for (var component : record.getRecordComponents()) {
            var part = value == null ? null : read(component, value);
            if (component.getType().isRecord()) {
                values(component.getType(), part, cells);
            } else {
                cells.add(part);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // the records are public
        }
    }

    private static String table(List<String> names, List<? extends List<@Nullable Object>> lines) {
        return String.join(",", names) + "\r\n" + lines.stream()
                .map(line -> line.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? ""
                : value instanceof Duration took ? Double.toString(took.toMillis() / MILLIS)
                        : value.toString();
        // A spreadsheet takes what begins so for a formula.
        var plain = text.startsWith("=") || text.startsWith("+") || text.startsWith("@") ? "'" + text : text;
        return plain.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r')
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }
}
