package org.carequeue.statistics.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// What is kept of one visit. Times are milliseconds since 1970 in UTC, so that both databases subtract them in the same way.
/// Nothing in it names a patient.
///
/// @param clinic whose it is
/// @param ticket the ticket's id
/// @param issuedAt when it was issued; with the ticket it names the visit, because a number may be given twice after data was
/// lost
/// @param day the operating day of issue, which the ticket's id says
/// @param weekday of that day, 1 for Monday
/// @param hour of issue by the clinic's clock, 0 to 23
/// @param line the service line for which the ticket was issued
/// @param level how urgent it was when it was called first; until then, how urgent it is
/// @param levelRank that level's place in the scale, 0 the most urgent
/// @param targetMs that level's target wait
/// @param levelledAt when it was said; none while the patient has the level that a ticket begins with
/// @param status as [org.carequeue.events.VisitStatus] has it on the wire
/// @param room where the patient was called to last; none where that was a counter
/// @param counter the same of a counter
/// @param calledAt the first call
/// @param calls how often the patient was called in all
/// @param unanswered how many calls in a row were not answered
/// @param startedAt the consultation's start
/// @param endedAt the consultation's end, or that of a visit without one
/// @param endedHour of that, by the clinic's clock
/// @param consultationMs time with a doctor, without that away
/// @param staff with whom, as far as the clinic keeps that
/// @param lastCall the event of the latest call, which an undo takes back
public record VisitRow(String clinic, String ticket, long issuedAt, LocalDate day, int weekday, int hour, String line,
        String level, int levelRank, long targetMs, @Nullable Long levelledAt, String status, @Nullable String room,
        @Nullable String counter, @Nullable Long calledAt, int calls, int unanswered, @Nullable Long startedAt,
        @Nullable Long endedAt, @Nullable Integer endedHour, long consultationMs,
        @Nullable String staff, @Nullable String lastCall) {

    /// What names a visit.
    public record Key(String clinic, String ticket, long issuedAt) {
    }

    /// Its own.
    public Key key() {
        return new Key(clinic, ticket, issuedAt);
    }

    /// The same by another clock: the clinic's zone was not known when it was written.
    VisitRow at(int otherHour, @Nullable Integer otherEndedHour) {
        return new VisitRow(clinic, ticket, issuedAt, day, weekday, otherHour, line, level, levelRank, targetMs, levelledAt,
                status,
                room, counter, calledAt, calls, unanswered, startedAt, endedAt, otherEndedHour, consultationMs, staff,
                lastCall);
    }
}
