package org.carequeue.statistics.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.events.VisitStatus;
import org.carequeue.statistics.columns.ColumnReader;
import org.carequeue.statistics.columns.Level;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.store.DayTotals;
import org.carequeue.statistics.store.Days;
import org.jspecify.annotations.Nullable;

/// Makes figures of days, as they come in order: each visit and each prescription goes to its group. Where groups have many times,
/// all days are to be told [once more][#isToBeToldAgain].
final class Counting {

    static final String NONE = "-";
    private static final String ALL = "all";
    /// Somebody may have ended a visit before it was issued, by a clock that was set back.
    private static final int DAYS_BEFORE = 2;
    private static final int HOURS = 24;

    private final Question question;
    private final Map<String, LocalDate> latest;
    private final int firstHour;
    private final Map<String, VisitSums> visits = new HashMap<>();
    private final Map<String, PrescriptionSums> prescriptions = new HashMap<>();
    private final Map<String, OfVisits> visitFigures = new LinkedHashMap<>();
    private final Map<String, OfPrescriptions> prescriptionFigures = new LinkedHashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private @Nullable LocalDate day;
    private boolean again;

    /// @param latest the day that each clinic opened last
    Counting(Question question, Map<String, LocalDate> latest) {
        this.question = question;
        this.latest = latest;
        this.firstHour = (int) TimeUnit.DAYS.toHours(question.from().toEpochDay() - DAYS_BEFORE);
    }

    /// Counts a day of one clinic.
    void count(Days.Columns of) {
        if (question.by() == Grouping.DAY && !of.day().equals(day)) {
            // Days come in order: what was told of this one is all, and need not be kept with the others.
            finish();
        }
        day = of.day();
        var reader = new ColumnReader(of.bytes());
        visits(of, reader);
        prescriptions(of, reader);
    }

    /// What is left of a day when its rows are not kept any more: the same counts, and of its times how many there are.
    static DayTotals totals(Days.Columns of) {
        var all = new Counting(new Question(of.day(), of.day(), Grouping.NOTHING, null, null, null, null, null),
                // Such a day is over.
                Map.of(of.clinic(), of.day().plusDays(1)));
        all.count(of);
        return new DayTotals(of.clinic(), of.day(), all.visits.getOrDefault(ALL, new VisitSums(all.firstHour, true)).totals(),
                all.prescriptions.getOrDefault(ALL, new PrescriptionSums(true)).totals());
    }

    /// Whether days of which there are totals alone are part of the answer.
    boolean takesTotals() {
        return switch (question.by()) {
            case NOTHING, DAY, WEEK, MONTH, WEEKDAY, CLINIC -> Stream.of(question.serviceLine(), question.level(),
                    question.room(), question.counter(), question.person()).allMatch(Objects::isNull);
            case HOUR, WEEKDAY_HOUR, FINISH_HOUR, SERVICE_LINE, LEVEL, ROOM, COUNTER, PERSON -> false;
        };
    }

    /// Adds a day of which there are totals alone. These come before all others.
    void add(DayTotals totals) {
        var key = keyOf(totals.clinic(), totals.day());
        if (totals.visits().getFirst() > 0) {
            visits.computeIfAbsent(key, _ -> new VisitSums(firstHour, false)).add(totals.visits());
        }
        if (totals.prescriptions().get(0) + totals.prescriptions().get(1) > 0) {
            prescriptions.computeIfAbsent(key, _ -> new PrescriptionSums(false)).add(totals.prescriptions());
        }
    }

    private String keyOf(String clinic, LocalDate date) {
        return switch (question.by()) {
            case DAY -> date.toString();
            case WEEK -> date.with(DayOfWeek.MONDAY).toString();
            case MONTH -> YearMonth.from(date).toString();
            case WEEKDAY -> Integer.toString(date.getDayOfWeek().getValue());
            case CLINIC -> clinic;
            case NOTHING, HOUR, WEEKDAY_HOUR, FINISH_HOUR, SERVICE_LINE, LEVEL, ROOM, COUNTER, PERSON -> ALL;
        };
    }

    private void finish() {
        visits.forEach((key, sums) -> visitFigures.put(key, sums.figures()));
        visits.clear();
        prescriptions.forEach((key, sums) -> prescriptionFigures.put(key, sums.figures()));
        prescriptions.clear();
    }

    /// Whether all days are to be counted once more; they are, from now on.
    boolean isToBeToldAgain() {
        again = visits.values().stream().anyMatch(VisitSums::areToldTwice)
                || prescriptions.values().stream().anyMatch(PrescriptionSums::areToldTwice);
        visits.values().forEach(VisitSums::tellAgain);
        prescriptions.values().forEach(PrescriptionSums::tellAgain);
        return again;
    }

    /// Of each group, by its key.
    Map<String, OfVisits> ofVisits() {
        finish();
        return Map.copyOf(visitFigures);
    }

    Map<String, OfPrescriptions> ofPrescriptions() {
        finish();
        return Map.copyOf(prescriptionFigures);
    }

    /// What orders the groups before their own names do.
    Map<String, Integer> ranks() {
        return Map.copyOf(ranks);
    }

    private void visits(Days.Columns of, ColumnReader reader) {
        var by = question.by();
        var asked = Asked.of(question, reader);
        // Those of prescriptions are among them, and are no visit's.
        var statuses = reader.statuses().stream().map(wire -> VisitStatus.of(wire).orElse(null)).toArray(VisitStatus[]::new);
        var levels = reader.levels().toArray(Level[]::new);
        var over = latest.containsKey(of.clinic()) && of.day().isBefore(latest.get(of.clinic()));
        var keys = keys(of, reader);
        var groups = new VisitSums[keys.size()];
        while (reader.nextVisit()) {
            if (!asked.has(reader) || by == Grouping.ROOM && reader.counter() > 0
                    || by == Grouping.COUNTER && reader.counter() == 0) {
                continue;
            }
            var place = place(reader, reader.endedHour());
            var group = groups[place];
            if (group == null) {
                group = visits.computeIfAbsent(keys.get(place), _ -> new VisitSums(firstHour, by == Grouping.DAY));
                groups[place] = group;
                rank(keys.get(place), levels[reader.level() - 1]);
            }
            var status = statuses[reader.status() - 1];
            if (again) {
                group.times(reader, status);
            } else {
                group.count(reader, status, levels[reader.level() - 1], over);
            }
        }
    }

    private void prescriptions(Days.Columns of, ColumnReader reader) {
        var asked = Asked.of(question, reader);
        var levels = reader.levels();
        var statuses = reader.statuses();
        var keys = keys(of, reader);
        var groups = new PrescriptionSums[keys.size()];
        while (reader.nextPrescription()) {
            if (question.by() == Grouping.FINISH_HOUR || !asked.has(reader)) {
                continue;
            }
            var place = place(reader, 0);
            var group = groups[place];
            if (group == null) {
                group = prescriptions.computeIfAbsent(keys.get(place),
                        _ -> new PrescriptionSums(question.by() == Grouping.DAY));
                groups[place] = group;
                rank(keys.get(place), levels.get(reader.level() - 1));
            }
            if (again) {
                group.times(reader);
            } else {
                group.count(reader, statuses.get(reader.status() - 1));
            }
        }
    }

    private void rank(String key, Level level) {
        if (question.by() == Grouping.LEVEL) {
            ranks.merge(key, level.rank(), Math::min);
        }
    }

    /// To which group something belongs, as a place in [#keys].
    private int place(ColumnReader reader, int endedHour) {
        return switch (question.by()) {
            case NOTHING, DAY, WEEK, MONTH, WEEKDAY, CLINIC -> 0;
            case HOUR, WEEKDAY_HOUR -> reader.hour();
            case FINISH_HOUR -> endedHour + 1;
            case SERVICE_LINE -> reader.line();
            case LEVEL -> reader.level();
            case ROOM -> reader.room();
            case COUNTER -> reader.counter();
            case PERSON -> reader.person();
        };
    }

    /// What the groups are called that a day may have.
    private List<String> keys(Days.Columns of, ColumnReader reader) {
        var weekday = of.day().getDayOfWeek().getValue();
        return switch (question.by()) {
            case NOTHING, DAY, WEEK, MONTH, WEEKDAY, CLINIC -> List.of(keyOf(of.clinic(), of.day()));
            case HOUR -> hours(0);
            case WEEKDAY_HOUR -> hours(weekday * Grouping.OF_A_WEEKDAY);
            case FINISH_HOUR -> after(hours(0));
            case SERVICE_LINE -> after(reader.lines());
            case LEVEL -> after(reader.levels().stream().map(Level::code).toList());
            case ROOM -> after(reader.rooms());
            case COUNTER -> after(reader.counters());
            case PERSON -> after(reader.people());
        };
    }

    private static List<String> hours(int first) {
        return IntStream.range(first, first + HOURS).mapToObj(Integer::toString).toList();
    }

    private static List<String> after(List<String> keys) {
        var all = new ArrayList<>(List.of(NONE));
        all.addAll(keys);
        return all;
    }
}
