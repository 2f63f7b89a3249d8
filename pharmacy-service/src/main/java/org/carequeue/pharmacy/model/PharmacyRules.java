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
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Visit;
import org.carequeue.pharmacy.model.PharmacyCommand.Amend;
import org.carequeue.pharmacy.model.PharmacyCommand.Answer;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Ask;
import org.carequeue.pharmacy.model.PharmacyCommand.Cancel;
import org.carequeue.pharmacy.model.PharmacyCommand.Check;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.Decline;
import org.carequeue.pharmacy.model.PharmacyCommand.EndLeases;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.Hold;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.Prepare;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.RenewLease;
import org.carequeue.pharmacy.model.PharmacyCommand.Resume;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.Step;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.jspecify.annotations.Nullable;

/// Every decision about a prescription:
///
/// ```
///            claim          prepare           check           ready          hand over
/// submitted ──────► claimed ──────► preparing ──────► checked ──────► ready ──────────► handed over, the rest
///     ▲                 │               │                │            ▲ │                ▲ as a new one
///     └─────────────────┴───────────────┴────────────────┘            │ │ the day ends   │ hand over
///       release, too long no work, its counter is none any more       │ ▼                │
///                                                                     │ not collected ───┘
/// claimed, preparing, checked ──► question ──► as before              │ │  return, from ready too
///                             ──► on hold  ──► as before              │ ▼
///                             ──► declined                            │ returned
/// claimed, preparing ── ready, where nobody checks ───────────────────┘
///
/// every open one ──► cancelled, by the doctor or with its visit; what a counter had begun stays until somebody has put it away
/// every open one ──► claimed or submitted, amended by the doctor
/// claim, prepare, check, ready, hand over, decline, return ── undo, for a while ──► as it was before
/// ```
///
/// Each step is allowed from certain states only, and the desk takes one command after the other: of two pharmacists who
/// claim at once one gets it, nothing is handed over twice, and of a cancellation that races a hand-over one wins.
public final class PharmacyRules implements Rules<PharmacyState, PharmacyCommand, ClinicEvent> {

    /// As many claims end in one turn.
    private static final int MOST_AT_ONCE = 200;

    @Override
    public PharmacyState initial() {
        return new PharmacyState();
    }

    // ── what pharmacists ask for ──

    @Override
    public Decision<ClinicEvent> decide(PharmacyState state, PharmacyCommand command, Circumstances circumstances) {
        var settings = state.settings();
        if (settings == null) {
            return command instanceof EndLeases ? Decision.unchanged(new LeasesEnded(0))
                    : refuse(PharmacyProblems.clinicNotConfigured());
        }
        return switch (command) {
            case EndLeases() -> endLeases(state, settings, circumstances.now());
            case AsSeen(var step, var version) -> decide(state, step, settings, circumstances, version);
            case Step step -> decide(state, step, settings, circumstances, null);
        };
    }

    private static Decision<ClinicEvent> decide(PharmacyState state, Step step, ClinicSettings settings,
            Circumstances circumstances, @Nullable Integer seen) {
        var prescription = state.find(step.prescription()).orElse(null);
        if (prescription == null) {
            return refuse(PharmacyProblems.prescriptionNotFound(step.prescription()));
        }
        var decision = decide(step, new PrescriptionCase(prescription, state.knownOf(prescription.ticket()), settings,
                state.formulary().names(), circumstances));
        // What cannot be done in any case says so itself.
        return decision instanceof Decision.Accepted<ClinicEvent> && seen != null && seen != prescription.version()
                ? refuse(PharmacyProblems.prescriptionChanged(prescription))
                : decision;
    }

    private static Decision<ClinicEvent> decide(Step step, PrescriptionCase asked) {
        return switch (step) {
            case Claim(_, var counter) -> ClaimRules.claim(asked, counter);
            case Release _ -> ClaimRules.release(asked);
            case TakeOver(_, var counter, var reason) -> ClaimRules.takeOver(asked, counter, reason);
            case RenewLease _ -> ClaimRules.renew(asked);
            case Prepare(_, var supplies) -> PreparationRules.prepare(asked, supplies);
            case Check _ -> PreparationRules.check(asked);
            case MarkReady _ -> SupplyRules.ready(asked);
            case HandOver handOver -> SupplyRules.handOver(asked, handOver);
            case Hold(_, var reason, var until) -> PauseRules.hold(asked, reason, until);
            case Resume(_, var counter) -> PauseRules.resume(asked, counter);
            case Ask(_, var text) -> PauseRules.ask(asked, text);
            case Answer(_, var text) -> PauseRules.answer(asked, text);
            case Decline(_, var reason) -> OrderRules.decline(asked, reason);
            case Cancel(_, var reason) -> OrderRules.cancel(asked, reason);
            case Amend(_, var order) -> OrderRules.amend(asked, order);
            case UndoStep _ -> StepUndoRules.undo(asked);
            case PutAway _ -> SupplyRules.putAway(asked);
            case ReturnToShelf _ -> SupplyRules.returnToShelf(asked);
        };
    }

    /// How many claims have ended.
    record LeasesEnded(int leases) {
    }

    private static Decision<ClinicEvent> endLeases(PharmacyState state, ClinicSettings settings, Instant now) {
        var released = state.open().stream().filter(prescription -> ClaimRules.isForgotten(prescription, settings, now))
                .limit(MOST_AT_ONCE).<ClinicEvent> map(prescription -> new PrescriptionReleased(prescription.released()))
                .toList();
        return new Decision.Accepted<>(released, new LeasesEnded(released.size()));
    }

    private static Decision<ClinicEvent> refuse(Refusal refusal) {
        return Decision.refuse(refusal);
    }

    // ── what the triage-service tells ──

    /// Settings and days are passed on, because this service's own replay and its readers need them; so are the names of the
    /// formulary, by which amendments are judged.
    ///
    /// Of a visit's moves a cancellation alone means something here, and undoing it brings nothing back: what was cancelled
    /// may lie in its box again. Who did not come to the doctor may still fetch what was prescribed before.
    ///
    /// The log may be read again from its beginning, or be another one whose prescriptions have ids that were given
    /// before: what is known stays as it is, what is long over does not come back, and the later of two counts.
    @Override
    public List<ClinicEvent> react(PharmacyState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return switch (upstream.data()) {
            case ClinicConfigured configured -> configure(state, configured);
            case DayOpened opened -> open(state, opened, circumstances);
            case PrescriptionSubmitted(_, var submitted) -> receive(state, submitted, upstream.sequence(), circumstances.now());
            case PriorityChanged(var visit, _) -> prioritise(state, visit);
            case TicketCancelled(var visit) -> cancel(state, visit, circumstances.now());
            case FormularyLoaded part -> state.formulary().has(part) ? List.of() : List.of(HeardFormulary.namesOf(part));
            case IntakeChanged _,TicketIssued _,VisitEvent _,HelpEvent _,PrescriptionEvent _ -> List.of();
        };
    }

    /// What was at a counter that there is no more is nobody's.
    private static List<ClinicEvent> configure(PharmacyState state, ClinicConfigured configured) {
        var happened = new ArrayList<ClinicEvent>();
        happened.add(configured);
        state.open().stream().filter(prescription -> ClaimRules.isAtNoCounter(prescription, configured.settings()))
                .map(prescription -> new PrescriptionReleased(prescription.released())).forEach(happened::add);
        return happened;
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

    /// What is over may be undone, and is as urgent then as the visit is by then.
    private static List<ClinicEvent> prioritise(PharmacyState state, Visit visit) {
        return state.knownOf(visit.ticket()).stream()
                .filter(prescription -> prescription.status() != PrescriptionStatus.CANCELLED)
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
            case ClinicConfigured(var settings, _, _) -> state.configured(settings);
            case DayOpened(var day, var at) -> state.dayOpened(day, at);
            case PrescriptionEvent change -> state.put(change.prescription());
            case FormularyLoaded part -> state.formulary().loaded(part);
            case IntakeChanged _,TicketIssued _,VisitEvent _,HelpEvent _ -> throw new IllegalStateException(
                    "This log is not the pharmacy-service's: it holds a " + event.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<StateForm<PharmacyState, ?>> form() {
        return Optional.of(new StateForm<>(PharmacyState.Kept.class, PharmacyState::keep, PharmacyState::of));
    }
}
