package org.carequeue.triage.model;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageCommand.ParkVisit;
import org.jspecify.annotations.Nullable;

/// What staff say of a patient who is away for a while.
///
/// @param note where to, for example; for staff alone, at most [Visit#LONGEST_NOTE] characters
public record ParkForm(@Nullable String note) {

    /// Nothing was said.
    public static final ParkForm EMPTY = new ParkForm(null);

    /// The command that was meant.
    ///
    /// @throws RefusedException with `invalid-note`
    public ParkVisit check(TicketReference ticket) {
        return new ParkVisit(ticket, note(note));
    }

    /// Without blanks around it; a note of blanks alone is none.
    static @Nullable String note(@Nullable String said) {
        return TypedLine.of(said, "A note", Visit.LONGEST_NOTE, TriageProblems::invalidNote);
    }
}
