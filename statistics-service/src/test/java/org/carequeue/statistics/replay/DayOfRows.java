package org.carequeue.statistics.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Priority;
import org.carequeue.events.TriageScale;
import org.carequeue.statistics.model.VisitRow;
import org.jspecify.annotations.Nullable;

/// Rows of a day, each written in one line. Times are minutes of the day.
final class DayOfRows {

    static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    static final ClinicSettings SETTINGS = ClinicSettings.defaults(ZoneOffset.UTC);
    private static final TriageScale SCALE = TriageScale.fiveLevels();
    private static final long BEGIN = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();

    private final List<VisitRow> rows = new ArrayList<>();

    static long millis(double minute) {
        return BEGIN + Math.round(minute * 60_000);
    }

    /// Called, came after `response` minutes, and was with the doctor for `consultation`.
    DayOfRows seen(String ticket, double issued, String room, double called, double response, double consultation) {
        return seen(ticket, issued, "normal", null, room, called, response, consultation);
    }

    DayOfRows seen(String ticket, double issued, String level, @Nullable Double levelled, String room, double called,
            double response, double consultation) {
        return add(ticket, issued, level, levelled, "finished", room, null, called, 1, called + response,
                called + response + consultation, Math.round(consultation * 60_000));
    }

    DayOfRows seenAtCounter(String ticket, double issued, String counter, double called, double consultation) {
        return add(ticket, issued, "normal", null, "finished", null, counter, called, 1, called, called + consultation,
                Math.round(consultation * 60_000));
    }

    DayOfRows neverCame(String ticket, double issued, String room, double called, int calls) {
        return add(ticket, issued, "normal", null, "no-show", room, null, called, calls, null, called + 20, 0);
    }

    DayOfRows left(String ticket, double issued, double at) {
        return add(ticket, issued, "normal", null, "cancelled", null, null, null, 0, null, at, 0);
    }

    DayOfRows waits(String ticket, double issued) {
        return add(ticket, issued, "normal", null, "waiting", null, null, null, 0, null, null, 0);
    }

    private DayOfRows add(String ticket, double issued, String level, @Nullable Double levelled, String status,
            @Nullable String room, @Nullable String counter, @Nullable Double called, int calls, @Nullable Double started,
            @Nullable Double ended, long consultation) {
        var priority = new Priority(level);
        rows.add(new VisitRow("clinic", DATE + "-" + ticket, millis(issued), DATE, 1, (int) (issued / 60), "general", level,
                SCALE.rank(priority), SCALE.level(priority).target().toMillis(), optional(levelled), status, room, counter,
                optional(called), calls, 0, optional(started), optional(ended), null, consultation, null, null));
        return this;
    }

    private static @Nullable Long optional(@Nullable Double minute) {
        return minute == null ? null : (Long) millis(minute);
    }

    List<VisitRow> rows() {
        return rows.stream().sorted(Comparator.comparingLong(VisitRow::issuedAt).thenComparing(VisitRow::ticket)).toList();
    }
}
