package org.carequeue.statistics.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// What is kept of one call of a patient.
///
/// @param clinic whose it is
/// @param event the event's id, which names it
/// @param ticket of the visit
/// @param issuedAt of the visit, milliseconds since 1970 in UTC
/// @param day the operating day of issue
/// @param at when it was, in milliseconds
/// @param room to which; none where it was to a counter
/// @param counter to which
/// @param nth which call of the visit it was, from 1 on
/// @param repeated whether the room called once more whom it had called already
/// @param outOfTurn whether somebody else was next, and a reason was given
/// @param level how urgent the visit was
/// @param staff who called, as far as the clinic keeps that
/// @param undone whether it was taken back, and so counts for nothing
public record CallRow(String clinic, String event, String ticket, long issuedAt, LocalDate day, long at,
        @Nullable String room, @Nullable String counter, int nth, boolean repeated, boolean outOfTurn, String level,
        @Nullable String staff,
        boolean undone) {

    CallRow takenBack() {
        return new CallRow(clinic, event, ticket, issuedAt, day, at, room, counter, nth, repeated, outOfTurn, level, staff,
                true);
    }
}
