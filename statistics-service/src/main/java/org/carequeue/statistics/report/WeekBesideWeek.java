package org.carequeue.statistics.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.Grouping;
import org.carequeue.statistics.question.Question;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.table.Spreadsheet;
import org.carequeue.statistics.table.Table;
import org.jspecify.annotations.Nullable;

/// A week's figures beside those of the week before, as a spreadsheet: a line for each figure, and for each day, level, room and
/// counter two columns.
final class WeekBesideWeek {

    private final Questions questions;
    private final Week week;
    private final Week before;

    WeekBesideWeek(Questions questions, Week week) {
        this.questions = questions;
        this.week = week;
        this.before = week.plus(-1);
    }

    /// @param zone the clinic's
    byte[] written(ZoneId zone) throws SQLException, IOException {
        var out = new ByteArrayOutputStream();
        try (var spreadsheet = new Spreadsheet(zone, out)) {
            spreadsheet.sheet("days", ofVisits(Grouping.NOTHING, Grouping.WEEKDAY));
            spreadsheet.sheet("levels", ofVisits(Grouping.LEVEL));
            spreadsheet.sheet("rooms", ofVisits(Grouping.ROOM));
            spreadsheet.sheet("pharmacy",
                    table(OfPrescriptions.class, Group::prescriptions, Grouping.NOTHING, Grouping.COUNTER));
        }
        return out.toByteArray();
    }

    private Table ofVisits(Grouping... by) throws SQLException {
        return table(OfVisits.class, Group::visits, by);
    }

    private Table table(Class<?> figures, Function<Group, @Nullable Object> part, Grouping... by) throws SQLException {
        var columns = new LinkedHashMap<String, List<@Nullable Object>>();
        for (var grouping : by) {
            var now = of(week, grouping, part);
            var then = of(before, grouping, part);
            var keys = new ArrayList<>(now.keySet());
            then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(keys::add);
            for (var key : keys) {
                columns.put(shown(grouping, key) + " " + before.name(), Table.cells(figures, then.get(key)));
                columns.put(shown(grouping, key) + " " + week.name(), Table.cells(figures, now.get(key)));
            }
        }
        var names = new ArrayList<>(List.of("figure"));
        names.addAll(columns.keySet());
        return new Table(names, taking -> {
            var lines = Table.names(figures);
            for (int line = 0; line < lines.size(); line++) {
                var cells = new ArrayList<@Nullable Object>(List.of(lines.get(line)));
                for (var column : columns.values()) {
                    cells.add(column.get(line));
                }
                taking.take(cells);
            }
        });
    }

    private Map<String, @Nullable Object> of(Week period, Grouping by, Function<Group, @Nullable Object> part)
            throws SQLException {
        var found = new LinkedHashMap<String, @Nullable Object>();
        var question = Question.of(period.monday().toString(), period.sunday().toString(), by.code(), null, null, null, null,
                LocalDate.EPOCH);
        for (var group : questions.answer(question).groups()) {
            var figures = part.apply(group);
            if (figures != null) {
                found.put(group.key(), figures);
            }
        }
        return found;
    }

    private static String shown(Grouping by, String key) {
        return by == Grouping.WEEKDAY ? DayOfWeek.of(Integer.parseInt(key)).name().toLowerCase(Locale.ROOT) : key;
    }
}
