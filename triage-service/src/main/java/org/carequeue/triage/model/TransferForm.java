package org.carequeue.triage.model;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Room;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageCommand.TransferVisit;
import org.jspecify.annotations.Nullable;

/// Where staff send a patient: a service line, a room, or both.
///
/// @param serviceLine its code; none to leave it
/// @param room its name; none for any room of the service line
/// @param note for whoever sees the patient next, at most [Visit#LONGEST_NOTE] characters
public record TransferForm(@Nullable String serviceLine, @Nullable String room, @Nullable String note) {

    /// Nothing was said.
    public static final TransferForm EMPTY = new TransferForm(null, null, null);

    /// The command that was meant.
    ///
    /// @throws RefusedException with `transfer-target-missing`, `room-not-found` or `invalid-note`
    public TransferVisit check(TicketReference ticket) {
        var toLine = text(serviceLine);
        var toRoom = text(room);
        if (toLine == null && toRoom == null) {
            throw new RefusedException(TriageProblems.transferTargetMissing());
        }
        if (toRoom != null && !Room.isName(toRoom)) {
            throw new RefusedException(TriageProblems.roomNotFound());
        }
        return new TransferVisit(ticket, toLine, toRoom, ParkForm.note(note));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
