package org.carequeue.ticket.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

import org.carequeue.events.ClinicSettings;

/// Reckons the clinic's date: in its own time zone, and with a cut-over hour instead of midnight, because a night shift
/// works on past it.
///
/// A day begins at the first moment when the clinic's clocks show the cut-over or, where the clocks skip it, a later
/// time. So a day begins once, on the days when the clocks change too, and a later moment never has an earlier date.
///
/// @param zone the clinic's time zone
/// @param startsAt the cut-over hour
record OperatingDay(ZoneId zone, LocalTime startsAt) {

    static OperatingDay of(ClinicSettings settings) {
        return new OperatingDay(settings.zone(), settings.dayStartsAt());
    }

    /// The clinic's date at this moment.
    LocalDate at(Instant now) {
        var day = LocalDate.ofInstant(now, zone).plusDays(1);
        while (now.isBefore(beginning(day))) {
            day = day.minusDays(1);
        }
        return day;
    }

    /// When this date begins.
    Instant beginning(LocalDate day) {
        return first(day.atTime(startsAt), zone);
    }

    /// When the clocks of a zone show this, or a later time where they skip it; of two times the first.
    static Instant first(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        // Skipped by the clocks: the moment of the change. Shown twice: atZone takes the first time.
        return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
    }
}
