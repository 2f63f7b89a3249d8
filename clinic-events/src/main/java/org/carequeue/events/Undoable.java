package org.carequeue.events;

import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEvent.VisitOpened;

/// What can be undone of a visit after an event: its last move, its last level. The one table of it, for the desk that
/// undoes and for the board that offers it.
///
/// @param move what becomes of the move that could be undone before
/// @param level what becomes of the level
public record Undoable(Change move, Change level) {

    /// What an event does to what could be undone.
    public enum Change {
        /// It can be undone itself, from now on.
        REPLACES,
        /// It leaves that as it is.
        KEEPS,
        /// There is nothing to undo any more.
        ENDS
    }

    /// After this event.
    public static Undoable after(VisitEvent event) {
        return switch (event) {
            case TicketCalled _,TicketRecalled _,TicketNotPresent _,TicketSkipped _,TicketParked _,TicketReturned _,TicketTransferred _,ConsultationStarted _,ConsultationFinished _,TicketCancelled _ ->
                new Undoable(Change.REPLACES, Change.KEEPS);
            // Each move is undone once.
            case MoveUndone _ -> new Undoable(Change.ENDS, Change.KEEPS);
            case PriorityChanged _ -> new Undoable(Change.KEEPS, Change.REPLACES);
            // Somebody has looked, and stands by the level.
            case TicketReassessed _ -> new Undoable(Change.KEEPS, Change.ENDS);
            case PrescriptionSubmitted _ -> new Undoable(Change.KEEPS, Change.KEEPS);
            // Nobody's mistake, and nobody's any more, or another patient's.
            case TicketNoShow _,VisitClosed _,VisitOpened _ -> new Undoable(Change.ENDS, Change.ENDS);
        };
    }
}
