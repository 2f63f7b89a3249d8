package org.carequeue.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The identity of one prescription, `2026-11-22-A042-P1`: the ticket it was written for and its place there.
///
/// @param ticket the ticket it was written for
/// @param ordinal from 1 on, in the order of submission
public record PrescriptionId(TicketId ticket, int ordinal) {

    /// @throws IllegalArgumentException when the ordinal is below 1
    public PrescriptionId {
        if (ordinal < 1) {
            throw new IllegalArgumentException("A prescription's ordinal starts at 1");
        }
    }

    /// @throws IllegalArgumentException when the text is no prescription id
    @JsonCreator
    public static PrescriptionId parse(String text) {
        var mark = text.lastIndexOf("-P");
        if (mark < 0 || !text.substring(mark + 2).matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(
                    "Not a prescription id: a ticket id and a place, such as 2026-11-22-A001-P1");
        }
        return new PrescriptionId(TicketId.parse(text.substring(0, mark)), Integer.parseInt(text.substring(mark + 2)));
    }

    @JsonValue
    @Override
    public String toString() {
        return ticket + "-P" + ordinal;
    }
}
