package org.carequeue.triage.model;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageCommand.NoteComplaint;
import org.jspecify.annotations.Nullable;

/// What staff write down of what a patient comes with.
///
/// @param complaint in one line, at most [Visit#LONGEST_COMPLAINT] characters; none, or blanks alone, take back what was written
public record ComplaintForm(@Nullable String complaint) {

    /// Nothing was said.
    public static final ComplaintForm EMPTY = new ComplaintForm(null);

    /// The command that was meant.
    ///
    /// @throws RefusedException with `invalid-complaint`
    public NoteComplaint check(TicketReference ticket) {
        return new NoteComplaint(ticket, TypedLine.of(complaint, "A complaint", Visit.LONGEST_COMPLAINT,
                TriageProblems::invalidComplaint));
    }
}
