package org.carequeue.triage.model;

import java.util.List;

import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Workplace;
import org.jspecify.annotations.Nullable;

/// What the triage-service can be asked to do.
public sealed interface TriageCommand {

    /// What is asked about one visit.
    sealed interface OfVisit extends TriageCommand {
        /// The ticket that it is of.
        TicketReference ticket();
    }

    /// Call the next patient to this room or counter.
    ///
    /// @param name of the room or counter
    record CallNext(Workplace kind, String name) implements TriageCommand {
        /// To a room.
        public CallNext(String room) {
            this(Workplace.ROOM, room);
        }
    }

    /// Call this patient to this room or counter, whoever is next.
    ///
    /// @param name of the room or counter
    /// @param reason why; not needed for the next one
    record CallTicket(Workplace kind, String name, TicketReference ticket, @Nullable String reason)
            implements
                TriageCommand {
        /// To a room.
        public CallTicket(String room, TicketReference ticket, @Nullable String reason) {
            this(Workplace.ROOM, room, ticket, reason);
        }
    }

    /// Asked by somebody who works at counters, and so has to do with those patients alone who are served there.
    record AtCounters(OfVisit asked) implements TriageCommand {
    }

    /// The called patient is here.
    record StartConsultation(TicketReference ticket) implements OfVisit {
    }

    /// The doctor is done with this patient.
    record FinishConsultation(TicketReference ticket) implements OfVisit {
    }

    /// Call the patient once more to the same room.
    record RecallVisit(TicketReference ticket) implements OfVisit {
    }

    /// The called patient is not here.
    record NotPresent(TicketReference ticket) implements OfVisit {
    }

    /// Do not wait for this patient, who may come back for a while.
    record SkipVisit(TicketReference ticket) implements OfVisit {
    }

    /// The patient is away for a while, and that is known.
    record ParkVisit(TicketReference ticket, @Nullable String note) implements OfVisit {
    }

    /// The patient is back.
    record ReturnVisit(TicketReference ticket) implements OfVisit {
    }

    /// The patient is to wait for another service line, or for a certain room.
    ///
    /// @param serviceLine its code, none to leave it as it is
    /// @param room its name, none for any of the service line
    record TransferVisit(TicketReference ticket, @Nullable String serviceLine, @Nullable String room,
            @Nullable String note) implements OfVisit {
    }

    /// The last move was a mistake.
    record UndoMove(TicketReference ticket) implements OfVisit {
    }

    /// The patient has left, or the ticket was a mistake.
    record CancelVisit(TicketReference ticket) implements OfVisit {
    }

    /// This is how urgent it is.
    record SetPriority(TicketReference ticket, Priority priority) implements OfVisit {
    }

    /// The last level was a mistake.
    record UndoPriority(TicketReference ticket) implements OfVisit {
    }

    /// Somebody has looked at the patient again, who is as urgent as before.
    record ReassessVisit(TicketReference ticket) implements OfVisit {
    }

    /// This is what the patient comes with.
    ///
    /// @param complaint none where what was noted is not so
    record NoteComplaint(TicketReference ticket, @Nullable String complaint) implements OfVisit {
    }

    /// Send this to the pharmacy.
    record SubmitPrescription(TicketReference ticket, PrescriptionOrder order) implements OfVisit {
    }

    /// This is the clinic's formulary, as a start has found it.
    ///
    /// @param digest of it, by which the next start knows whether it finds the same
    record LoadFormulary(List<FormularyMedicine> medicines, String digest) implements TriageCommand {
        public LoadFormulary {
            medicines = List.copyOf(medicines);
        }
    }

    /// Somebody needs help now, at the workplace that asks.
    ///
    /// @param ticket whose it is, where that is known
    record RequestHelp(@Nullable TicketReference ticket) implements TriageCommand {
    }

    /// Whoever asks this goes there.
    record AcknowledgeHelp(long id) implements TriageCommand {
    }

    /// Give up who was called and did not come back in time. The clock asks for it.
    record GiveUpAbsent() implements TriageCommand {
    }
}
