package org.carequeue.ticket.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.OpenSpan;
import org.carequeue.events.OpeningHours;
import org.jspecify.annotations.Nullable;

/// Which service lines give numbers: by their hours, unless somebody has set it by hand.
///
/// Hours are the clinic's own clocks'. On a day when these change, a time that they skip is the moment of the change; of a time
/// that they show twice, a line opens at the first and closes at the second.
final class Intake {

    /// So far ahead it is said when an open line closes.
    private static final int CLOSES_WITHIN_DAYS = 8;
    /// So far ahead a closed line's next opening is looked for.
    private static final int OPENS_WITHIN_DAYS = 370;

    private Intake() {
    }

    /// All lines as they are now. What was known before counts until the time that it says, so that asking costs nothing.
    ///
    /// @param before of the same settings
    static List<LineIntake> at(ClinicSettings settings, List<LineIntake> before, Instant now) {
        return reckoned(settings, before, now, known -> holds(known, now));
    }

    /// All lines as they are by other settings: what was set by hand stays.
    static List<LineIntake> configured(ClinicSettings settings, List<LineIntake> before, Instant now) {
        return reckoned(settings, before, now, known -> known.byHand() && holds(known, now));
    }

    private static boolean holds(LineIntake known, Instant now) {
        return known.until() != null && now.isBefore(known.until());
    }

    private static List<LineIntake> reckoned(ClinicSettings settings, List<LineIntake> before, Instant now,
            Predicate<LineIntake> holds) {
        var known = byLine(before);
        return settings.serviceLines().stream()
                .map(line -> Optional.ofNullable(known.get(line.code())).filter(holds)
                        .orElseGet(() -> byHours(line.code(), settings.hoursOf(line), settings.zone(), now)))
                .filter(line -> !isUsual(line)).toList();
    }

    /// All lines after somebody has set one of them, or all, until a time.
    ///
    /// @param line none for all of them
    /// @param open none for what the hours say
    static List<LineIntake> set(ClinicSettings settings, List<LineIntake> before, @Nullable String line, @Nullable Boolean open,
            Instant until, Instant now) {
        var known = byLine(at(settings, before, now));
        return settings.serviceLines().stream().map(each -> {
            var code = each.code();
            if (line != null && !line.equals(code)) {
                return known.getOrDefault(code, usual(code));
            }
            return open == null ? byHours(code, settings.hoursOf(each), settings.zone(), now)
                    : new LineIntake(code, open, until, true);
        }).filter(each -> !isUsual(each)).toList();
    }

    /// That of one line.
    static LineIntake of(List<LineIntake> lines, String code) {
        return lines.stream().filter(line -> line.serviceLine().equals(code)).findFirst().orElseGet(() -> usual(code));
    }

    private static Map<String, LineIntake> byLine(List<LineIntake> lines) {
        return lines.stream().collect(Collectors.toMap(LineIntake::serviceLine, Function.identity()));
    }

    private static LineIntake usual(String code) {
        return new LineIntake(code, true, null, false);
    }

    /// Of which there is nothing to say.
    private static boolean isUsual(LineIntake line) {
        return line.open() && line.until() == null && !line.byHand();
    }

    private static LineIntake byHours(String code, OpeningHours hours, ZoneId zone, Instant now) {
        if (hours.areAlways()) {
            return usual(code);
        }
        var today = LocalDate.ofInstant(now, zone);
        Instant closes = null;
        for (int ahead = 0; ahead <= (closes == null ? OPENS_WITHIN_DAYS : CLOSES_WITHIN_DAYS); ahead++) {
            var day = today.plusDays(ahead);
            for (var span : hours.on(day)) {
                var opens = OperatingDay.first(day.atTime(span.from()), zone);
                var ends = latest(end(day, span), zone);
                if (closes != null) {
                    if (opens.isAfter(closes)) {
                        return new LineIntake(code, true, closes, false);
                    }
                    closes = ends;
                } else if (now.isBefore(opens)) {
                    return new LineIntake(code, false, opens, false);
                } else if (now.isBefore(ends)) {
                    closes = ends;
                }
            }
        }
        return closes == null ? new LineIntake(code, false, null, false)
                : closes.isBefore(OperatingDay.first(today.plusDays(CLOSES_WITHIN_DAYS).atStartOfDay(), zone))
                        ? new LineIntake(code, true, closes, false)
                        : usual(code);
    }

    private static LocalDateTime end(LocalDate day, OpenSpan span) {
        return span.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(span.to());
    }

    private static Instant latest(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        return change != null && change.isOverlap() ? local.atZone(zone).withLaterOffsetAtOverlap().toInstant()
                : OperatingDay.first(local, zone);
    }
}
