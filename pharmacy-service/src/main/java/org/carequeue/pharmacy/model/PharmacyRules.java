package org.carequeue.pharmacy.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Visit;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;

/// Every decision about a prescription:
///
/// ```
///            claim          ready          hand over
/// submitted ──────► claimed ──────► ready ──────────► handed over
///     ▲    release    │ ▲           │ ▲ │                ▲
///     └───────────────┘ └ take over ┘ ┘ │ the day ends   │ hand over
///                                       ▼                │
///                       take over ┌ not collected ───────┘
///                                 └─►   │  return, from ready too
///                                       ▼
///                                   returned
///
/// every open one ──► cancelled, with its visit; what a counter had begun stays until somebody has put it away
/// claim, ready, hand over, return ── undo, for a while ──► as it was before
/// ```
///
/// Each step is allowed from certain states only, and the desk takes one command after the other: of two pharmacists who
/// claim at once one gets it, nothing is handed over twice, and of a cancellation that races a hand-over one wins.
public final class PharmacyRules implements Rules<PharmacyState, PharmacyCommand, ClinicEvent> {

    @Override
    public PharmacyState initial() {
        return new PharmacyState();
    }

    // ── what pharmacists ask for ──

    @Override
    public Decision<ClinicEvent> decide(PharmacyState state, PharmacyCommand command, Circumstances circumstances) {
        var settings = state.settings();
        if (settings == null) {
            return refuse(PharmacyProblems.clinicNotConfigured());
        }
        return state.find(command.prescription())
                .map(prescription -> decide(command, new PrescriptionCase(prescription, settings, circumstances)))
                .orElseGet(() -> refuse(PharmacyProblems.prescriptionNotFound(command.prescription())));
    }

    private static Decision<ClinicEvent> decide(PharmacyCommand command, PrescriptionCase asked) {
        return switch (command) {
            case Claim(_, var counter) -> ClaimRules.claim(asked, counter);
            case Release _ -> ClaimRules.release(asked);
            case TakeOver(_, var counter, var version) -> ClaimRules.takeOver(asked, counter, version);
            case MarkReady _ -> SupplyRules.ready(asked);
            case HandOver(_, var ticket) -> SupplyRules.handOver(asked, ticket);
            case UndoStep(_, var version) -> StepUndoRules.undo(asked, version);
            case PutAway _ -> SupplyRules.putAway(asked);
            case ReturnToShelf _ -> SupplyRules.returnToShelf(asked);
        };
    }

    private static Decision<ClinicEvent> refuse(Refusal refusal) {
        return Decision.refuse(refusal);
    }

    // ── what the triage-service tells ──

    /// Settings and days are passed on, because this service's own replay and its readers need them.
    ///
    /// Of a visit's moves a cancellation alone means something here, and undoing it brings nothing back: what was cancelled
    /// may lie in its box again. Who did not come to the doctor may still fetch what was prescribed before.
    ///
    /// The log may be read again from its beginning, or be another one whose prescriptions have ids that were given
    /// before: what is known stays as it is, what is long over does not come back, and the later of two counts.
    @Override
    public List<ClinicEvent> react(PharmacyState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return switch (upstream.data()) {
            case ClinicConfigured configured -> List.of(configured);
            case DayOpened opened -> open(state, opened, circumstances);
            case PrescriptionSubmitted(_, var submitted) -> receive(state, submitted, upstream.sequence(), circumstances.now());
            case PriorityChanged(var visit, _) -> prioritise(state, visit);
            case TicketCancelled(var visit) -> cancel(state, visit, circumstances.now());
            case TicketIssued _,VisitEvent _,HelpEvent _,PrescriptionEvent _ -> List.of();
        };
    }

    /// What nobody has fetched by then the public need not look for any more; staff have a list of it.
    private static List<ClinicEvent> open(PharmacyState state, DayOpened opened, Circumstances circumstances) {
        var happened = new ArrayList<ClinicEvent>();
        if (state.isLater(opened.openedAt())) {
            state.open().stream().filter(prescription -> prescription.status() == PrescriptionStatus.READY)
                    .map(prescription -> new PrescriptionNotCollected(prescription.notCollected(circumstances.now())))
                    .forEach(happened::add);
        }
        happened.add(opened);
        return happened;
    }

    private static List<ClinicEvent> receive(PharmacyState state, SubmittedPrescription submitted, long arrival,
            Instant now) {
        var known = state.find(submitted.id()).orElse(null);
        if (known == null ? state.isPast(submitted.submittedAt())
                : !submitted.submittedAt().isAfter(known.submittedAt())) {
            return List.of();
        }
        var received = new PrescriptionReceived(
                Prescription.received(submitted, arrival, submitted.priority(), submitted.rank()));
        return known == null || !known.status().isOpen() ? List.of(received)
                : List.of(new PrescriptionCancelled(known.cancelled(now)), received);
    }

    private static List<ClinicEvent> prioritise(PharmacyState state, Visit visit) {
        return state.openOf(visit.ticket()).stream()
                .filter(prescription -> !prescription.priority().equals(visit.urgency().priority()))
                .<ClinicEvent> map(prescription -> new PrescriptionPrioritised(
                        prescription.withPriority(visit.urgency().priority(), visit.urgency().rank())))
                .toList();
    }

    /// What was submitted later belongs to another visit under the same ticket id.
    private static List<ClinicEvent> cancel(PharmacyState state, Visit visit, Instant now) {
        var at = visit.consultation().finishedAt();
        return state.openOf(visit.ticket()).stream()
                .filter(prescription -> at == null || !prescription.submittedAt().isAfter(at))
                .<ClinicEvent> map(prescription -> new PrescriptionCancelled(prescription.cancelled(now))).toList();
    }

    // ── what has happened ──

    @Override
    public void evolve(PharmacyState state, ClinicEvent event) {
        switch (event) {
            case ClinicConfigured(var settings, _) -> state.configured(settings);
            case DayOpened(var day, var at) -> state.dayOpened(day, at);
            case PrescriptionEvent change -> state.put(change.prescription());
            case TicketIssued _,VisitEvent _,HelpEvent _ -> throw new IllegalStateException(
                    "This log is not the pharmacy-service's: it holds a " + event.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<StateForm<PharmacyState, ?>> form() {
        return Optional.of(new StateForm<>(PharmacyState.Kept.class, PharmacyState::keep, PharmacyState::of));
    }
}
