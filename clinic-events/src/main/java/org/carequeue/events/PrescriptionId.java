package org.carequeue.events;

import java.util.Comparator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The identity of one prescription, `2026-11-22-A042-P1`: the ticket it was written for and its place there. What was owed of
/// it is one of its own, `2026-11-22-A042-P1.1`.
///
/// @param ticket the ticket it was written for
/// @param ordinal from 1 on, in the order of submission
/// @param rest 0 of what a doctor has written, from 1 on of what was owed of that
public record PrescriptionId(TicketId ticket, int ordinal, int rest) implements Comparable<PrescriptionId> {

    private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,5})(?:\\.([1-9][0-9]{0,2}))?");
    private static final Comparator<PrescriptionId> IN_ORDER = Comparator
            .comparing((PrescriptionId id) -> id.ticket().toString()).thenComparingInt(PrescriptionId::ordinal)
            .thenComparingInt(PrescriptionId::rest);

    /// @throws IllegalArgumentException when the ordinal is below 1 or the rest below 0
    public PrescriptionId {
        if (ordinal < 1 || rest < 0) {
            throw new IllegalArgumentException("A prescription's ordinal starts at 1");
        }
    }

    /// What a doctor has written.
    public PrescriptionId(TicketId ticket, int ordinal) {
        this(ticket, ordinal, 0);
    }

    /// @throws IllegalArgumentException when the text is no prescription id
    @JsonCreator
    public static PrescriptionId parse(String text) {
        var mark = text.lastIndexOf("-P");
        var place = PLACE.matcher(mark < 0 ? "" : text.substring(mark + 2));
        if (!place.matches()) {
            throw new IllegalArgumentException(
                    "Not a prescription id: a ticket id and a place, such as 2026-11-22-A001-P1");
        }
        return new PrescriptionId(TicketId.parse(text.substring(0, mark)), Integer.parseInt(place.group(1)),
                place.group(2) == null ? 0 : Integer.parseInt(place.group(2)));
    }

    /// Its place among those of its ticket, `1` or `1.1`, as people read it.
    public String place() {
        return rest == 0 ? Integer.toString(ordinal) : ordinal + "." + rest;
    }

    /// By ticket, then in the order in which they were written; what was owed stands behind that of which it was.
    @Override
    public int compareTo(PrescriptionId other) {
        return IN_ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return ticket + "-P" + place();
    }
}
