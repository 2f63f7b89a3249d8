package org.carequeue.statistics.table;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.statistics.question.Figures;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.UsualDay;
import org.carequeue.statistics.question.VisitLine;
import org.carequeue.statistics.question.VisitList;
import org.carequeue.statistics.question.Waits;
import org.jspecify.annotations.Nullable;

/// An answer as lines of cells, below the names that they have in JSON. A cell is a number, a duration, a day, a time or a text;
/// null where something is not known.
///
/// @param names of the columns
/// @param lines one after the other, so that nobody need hold all of them
public record Table(List<String> names, Lines lines) {

    public Table {
        names = List.copyOf(names);
    }

    /// Takes a line.
    @FunctionalInterface
    public interface Taking {
        void take(List<@Nullable Object> cells) throws IOException;
    }

    /// Hands each line over.
    @FunctionalInterface
    public interface Lines {
        void each(Taking taking) throws SQLException, IOException;
    }

    /// As it is in JSON, a line for each group.
    public static Table of(Figures figures) {
        var names = new ArrayList<>(List.of("key"));
        names("visits.", OfVisits.class, names);
        names("prescriptions.", OfPrescriptions.class, names);
        return new Table(names, taking -> {
            for (var group : figures.groups()) {
                var cells = new ArrayList<@Nullable Object>(List.of(group.key()));
                values(OfVisits.class, group.visits(), cells);
                values(OfPrescriptions.class, group.prescriptions(), cells);
                taking.take(cells);
            }
        });
    }

    /// A line for each bin; the last one of a level has no end.
    public static Table of(Waits waits) {
        return new Table(List.of("level", "from", "to", "visits"), taking -> {
            for (var level : waits.levels()) {
                for (int bin = 0; bin < level.visits().size(); bin++) {
                    var cells = new ArrayList<@Nullable Object>(List.of(level.level(), waits.step().multipliedBy(bin)));
                    cells.add(bin + 1 == level.visits().size() ? null : waits.step().multipliedBy(bin + 1L));
                    cells.add(level.visits().get(bin));
                    taking.take(cells);
                }
            }
        });
    }

    /// A line for each hour.
    public static Table of(UsualDay usual) {
        return new Table(names(UsualDay.Hour.class), taking -> {
            for (var hour : usual.hours()) {
                taking.take(cells(UsualDay.Hour.class, hour));
            }
        });
    }

    /// Hands each visit over.
    @FunctionalInterface
    public interface Visits {
        void each(VisitList.Taking taking) throws SQLException, IOException;
    }

    /// A line for each visit.
    public static Table of(Visits visits) {
        return new Table(names(VisitLine.class), taking -> visits.each(visit -> taking.take(cells(VisitLine.class, visit))));
    }

    /// The names of what a record has, and of what is in its parts: `toCall.median`.
    public static List<String> names(Class<?> record) {
        var names = new ArrayList<String>();
        names("", record, names);
        return names;
    }

    /// What a record has, in the order of its names; nulls for one that is not there.
    public static List<@Nullable Object> cells(Class<?> record, @Nullable Object value) {
        var cells = new ArrayList<@Nullable Object>();
        values(record, value, cells);
        return cells;
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
}
