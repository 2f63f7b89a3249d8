package org.carequeue.statistics.question;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// One visit behind a figure.
///
/// @param day the operating day of issue
/// @param ticket the ticket's id
/// @param serviceLine for which it was issued, by its code
/// @param level at the first call
/// @param status where it stands
/// @param room where the patient was called to last; none where that was a counter
/// @param counter the same of a counter
/// @param issuedAt when the number was given out
/// @param calledAt the first call
/// @param startedAt when the consultation began
/// @param endedAt when it ended, or the visit without one
/// @param calls how often the patient was called
/// @param consultation time with a doctor
public record VisitLine(LocalDate day, String ticket, String serviceLine, String level, String status, @Nullable String room,
        @Nullable String counter,
        Instant issuedAt, @Nullable Instant calledAt, @Nullable Instant startedAt, @Nullable Instant endedAt, int calls,
        Duration consultation) {
}
