package org.carequeue.days;

import static org.carequeue.days.Violation.unless;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.jspecify.annotations.Nullable;

/// Knows by heart when numbers may be given: what somebody has set by hand counts until its end, else the clock on the wall.
final class IntakeReferee {

    private final Map<String, LineIntake> byHand = new HashMap<>();
    private @Nullable ClinicSettings settings;
    private @Nullable IntakeChanged last;

    void hears(ClinicEvent event) {
        switch (event) {
            case ClinicConfigured(var now, _, _) -> settings = now;
            case IntakeChanged changed -> {
                unless(!changed.equals(last), "the same is said again: %s", changed);
                last = changed;
                byHand.clear();
                changed.lines().stream().filter(LineIntake::byHand).forEach(line -> byHand.put(line.serviceLine(), line));
                byHand.values().forEach(line -> unless(isDayEnd(line.until()), "%s is no end of a day", line));
            }
            case TicketIssued(var ticket) -> unless(isOpen(ticket.serviceLine(), ticket.issuedAt()), "%s of %s at %s",
                    ticket.id(), ticket.serviceLine(), ticket.issuedAt());
            default -> {
                // Says nothing of numbers.
            }
        }
    }

    private boolean isDayEnd(@Nullable Instant until) {
        var clinic = Objects.requireNonNull(settings);
        return until != null && until.atZone(clinic.zone()).toLocalTime().equals(clinic.dayStartsAt());
    }

    private boolean isOpen(String line, Instant at) {
        var clinic = Objects.requireNonNull(settings);
        var set = byHand.get(line);
        if (set != null && at.isBefore(Objects.requireNonNull(set.until()))) {
            return set.open();
        }
        var hours = clinic.hoursOf(clinic.serviceLine(line).orElseThrow());
        var wall = at.atZone(clinic.zone());
        return hours.areAlways() || hours.on(wall.toLocalDate()).stream()
                .anyMatch(span -> !wall.toLocalTime().isBefore(span.from())
                        && (span.to().equals(LocalTime.MIDNIGHT) || wall.toLocalTime().isBefore(span.to())));
    }
}
