package org.carequeue.days;

import java.util.List;
import java.util.Optional;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionChecked;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionPreparing;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionResumed;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Supply;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.EndLeases;
import org.carequeue.pharmacy.model.PharmacyCommand.Step;
import org.carequeue.pharmacy.model.PharmacyRules;
import org.carequeue.pharmacy.model.PharmacyState;

/// The pharmacy's rules of production with one mistake in them.
final class FaultyPharmacyRules implements Rules<PharmacyState, PharmacyCommand, ClinicEvent> {

    private final Rules<PharmacyState, PharmacyCommand, ClinicEvent> rules = new PharmacyRules();
    private final PharmacyBug bug;

    FaultyPharmacyRules(PharmacyBug bug) {
        this.bug = bug;
    }

    @Override
    public PharmacyState initial() {
        return rules.initial();
    }

    @Override
    public Decision<ClinicEvent> decide(PharmacyState state, PharmacyCommand command, Circumstances circumstances) {
        if (bug == PharmacyBug.LEASE_WITHOUT_END && command instanceof EndLeases) {
            return Decision.unchanged(List.of());
        }
        if (bug == PharmacyBug.STALE_STEP && command instanceof AsSeen(var step, _)) {
            return rules.decide(state, step, circumstances);
        }
        var decision = rules.decide(state, command, circumstances);
        return switch (decision) {
            case Decision.Refused<ClinicEvent>(var refusal) -> step(command).flatMap(step -> state.find(step.prescription()))
                    .flatMap(prescription -> although(refusal.code(), prescription, circumstances)).orElse(decision);
            case Decision.Accepted<ClinicEvent>(var events, var result) -> new Decision.Accepted<>(
                    events.stream().filter(event -> !isForgotten(event)).map(FaultyPharmacyRules.this::mistaken).toList(),
                    result);
        };
    }

    private static Optional<Step> step(PharmacyCommand command) {
        return switch (command) {
            case Step step -> Optional.of(step);
            case AsSeen(var step, _) -> Optional.of(step);
            case EndLeases _ -> Optional.empty();
        };
    }

    /// What these mistakes do although it is refused.
    private Optional<Decision<ClinicEvent>> although(String code, Prescription prescription, Circumstances by) {
        var event = switch (bug) {
            case HANDED_OVER_TWICE -> code.equals("already-handed-over")
                    ? new PrescriptionHandedOver(prescription.handedOver(by.now()))
                    : null;
            case CANCELLED_AND_SUPPLIED -> code.equals("prescription-cancelled")
                    ? new PrescriptionHandedOver(prescription.handedOver(by.now()))
                    : null;
            case CHECKED_BY_THE_PREPARER -> code.equals("check-by-another")
                    ? new PrescriptionChecked(prescription.checked(by.actor(), by.now()))
                    : null;
            case READY_UNCHECKED -> code.equals("not-checked")
                    ? new PrescriptionReady(prescription.ready(by.now()))
                    : null;
            default -> null;
        };
        return Optional.ofNullable(event).map(done -> Decision.accept(done, List.of()));
    }

    private boolean isForgotten(ClinicEvent event) {
        return bug == PharmacyBug.REST_FORGOTTEN && event instanceof PrescriptionReceived;
    }

    private ClinicEvent mistaken(ClinicEvent event) {
        if (bug == PharmacyBug.MORE_THAN_ORDERED && event instanceof PrescriptionPreparing(var prescription)) {
            var work = prescription.work();
            var more = work.supplies().stream().map(supply -> new Supply(supply.item(), supply.outcome(),
                    supply.amount().add(supply.amount()), supply.medicine(), supply.reason())).toList();
            return new PrescriptionPreparing(org.carequeue.events.PrescriptionBuilder.builder(prescription)
                    .dispensing(org.carequeue.events.DispensingBuilder.builder(work).supplies(more).build()).build());
        }
        return event;
    }

    @Override
    public List<ClinicEvent> react(PharmacyState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return rules.react(state, upstream, circumstances).stream()
                .filter(event -> !(bug == PharmacyBug.KEPT_AT_NO_COUNTER && event instanceof PrescriptionReleased
                        || bug == PharmacyBug.LEVEL_IGNORED && event instanceof PrescriptionPrioritised))
                .toList();
    }

    @Override
    public void evolve(PharmacyState state, ClinicEvent event) {
        rules.evolve(state, event);
    }

    @Override
    public Optional<StateForm<PharmacyState, ?>> form() {
        return rules.form().map(this::form);
    }

    private <M> StateForm<PharmacyState, M> form(StateForm<PharmacyState, M> whole) {
        return new StateForm<>(whole.type(), whole.copy(), kept -> {
            var state = whole.restore().apply(kept);
            if (bug == PharmacyBug.SNAPSHOT_FORGETS_QUESTIONS) {
                state.open().stream().filter(one -> one.status() == PrescriptionStatus.QUESTION)
                        .forEach(one -> rules.evolve(state,
                                new PrescriptionResumed(one.resumed("1", "nobody", one.submittedAt()))));
            }
            return state;
        });
    }
}
