package org.carequeue.pharmacy.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Visit;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.jspecify.annotations.Nullable;

/// Every decision about a prescription:
///
/// ```
/// submitted ──► claimed ──► ready ──► handed over
///     │            │          │
///     └────────────┴──────────┴──► cancelled, with its visit
/// ```
///
/// Each step is allowed from exactly one state, and the desk takes one command after the other: of two pharmacists who
/// claim at once one gets it, nothing is handed over twice, and of a cancellation that races a hand-over one wins.
public final class PharmacyRules implements Rules<PharmacyState, PharmacyCommand, ClinicEvent> {

    private static final String COUNTER = "counter ";
    /// The actor of a request that does not say who asks.
    private static final String NOBODY = "api";

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
        return switch (command) {
            case Claim(var id, var counter) ->
                of(state, id, prescription -> claim(prescription, counter, settings, circumstances));
            case MarkReady(var id) -> of(state, id, prescription -> ready(prescription, circumstances));
            case HandOver(var id) -> of(state, id, prescription -> handOver(prescription, circumstances));
        };
    }

    private static Decision<ClinicEvent> of(PharmacyState state, PrescriptionId id,
            Function<Prescription, Decision<ClinicEvent>> decision) {
        return state.find(id).map(decision).orElseGet(() -> refuse(PharmacyProblems.prescriptionNotFound(id)));
    }

    private static Decision<ClinicEvent> claim(Prescription prescription, @Nullable String asked,
            ClinicSettings settings, Circumstances circumstances) {
        var counter = asked == null ? counterOf(circumstances.workplace()) : asked;
        if (counter == null) {
            return refuse(PharmacyProblems.counterMissing());
        }
        if (!settings.counters().contains(counter)) {
            return refuse(PharmacyProblems.counterNotFound());
        }
        return switch (prescription.status()) {
            case SUBMITTED -> accept(new PrescriptionClaimed(
                    prescription.claimed(counter, circumstances.actor(), circumstances.now())));
            case CLAIMED, READY -> refuse(PharmacyProblems.alreadyClaimed(prescription));
            case HANDED_OVER -> refuse(PharmacyProblems.alreadyHandedOver(prescription));
            case CANCELLED -> refuse(PharmacyProblems.prescriptionCancelled(prescription));
        };
    }

    private static @Nullable String counterOf(String workplace) {
        return workplace.startsWith(COUNTER) ? workplace.substring(COUNTER.length()) : null;
    }

    private static Decision<ClinicEvent> ready(Prescription prescription, Circumstances circumstances) {
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED -> isAnothers(prescription, circumstances)
                    ? refuse(PharmacyProblems.claimedByAnother(prescription))
                    : accept(new PrescriptionReady(prescription.ready(circumstances.now())));
            case READY -> refuse(PharmacyProblems.alreadyReady(prescription));
            case HANDED_OVER -> refuse(PharmacyProblems.alreadyHandedOver(prescription));
            case CANCELLED -> refuse(PharmacyProblems.prescriptionCancelled(prescription));
        };
    }

    private static Decision<ClinicEvent> handOver(Prescription prescription, Circumstances circumstances) {
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED -> refuse(PharmacyProblems.notReady(prescription));
            case READY -> isAnothers(prescription, circumstances)
                    ? refuse(PharmacyProblems.claimedByAnother(prescription))
                    : accept(new PrescriptionHandedOver(prescription.handedOver(circumstances.now())));
            case HANDED_OVER -> refuse(PharmacyProblems.alreadyHandedOver(prescription));
            case CANCELLED -> refuse(PharmacyProblems.prescriptionCancelled(prescription));
        };
    }

    /// A claim belongs to its actor. Who does not say who they are is let through: before there is sign-in that proves
    /// nothing either way.
    private static boolean isAnothers(Prescription prescription, Circumstances circumstances) {
        return !circumstances.actor().equals(NOBODY) && !circumstances.actor().equals(prescription.claimedBy());
    }

    private static Decision<ClinicEvent> accept(PrescriptionEvent event) {
        return Decision.accept(event, PrescriptionView.of(event.prescription()));
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
            case DayOpened opened -> List.of(opened);
            case PrescriptionSubmitted(_, var submitted) -> receive(state, submitted, upstream.sequence());
            case PriorityChanged(var visit, _) -> prioritise(state, visit);
            case TicketCancelled(var visit) -> cancel(state, visit);
            case TicketIssued _,VisitEvent _,HelpEvent _,PrescriptionEvent _ -> List.of();
        };
    }

    private static List<ClinicEvent> receive(PharmacyState state, SubmittedPrescription submitted, long arrival) {
        var known = state.find(submitted.id()).orElse(null);
        if (known == null ? state.isPast(submitted.submittedAt())
                : !submitted.submittedAt().isAfter(known.submittedAt())) {
            return List.of();
        }
        var received = new PrescriptionReceived(
                Prescription.received(submitted, arrival, submitted.priority(), submitted.rank()));
        return known == null || !known.status().isOpen() ? List.of(received)
                : List.of(new PrescriptionCancelled(known.cancelled()), received);
    }

    private static List<ClinicEvent> prioritise(PharmacyState state, Visit visit) {
        return state.openOf(visit.ticket()).stream()
                .filter(prescription -> !prescription.priority().equals(visit.priority()))
                .<ClinicEvent> map(prescription -> new PrescriptionPrioritised(
                        prescription.withPriority(visit.priority(), visit.rank())))
                .toList();
    }

    /// What was submitted later belongs to another visit under the same ticket id.
    private static List<ClinicEvent> cancel(PharmacyState state, Visit visit) {
        var at = visit.finishedAt();
        return state.openOf(visit.ticket()).stream()
                .filter(prescription -> at == null || !prescription.submittedAt().isAfter(at))
                .<ClinicEvent> map(prescription -> new PrescriptionCancelled(prescription.cancelled())).toList();
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
