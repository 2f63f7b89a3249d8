package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.comeBack;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.notPresent;
import static org.carequeue.triage.model.TriageScenario.prescribe;
import static org.carequeue.triage.model.TriageScenario.recall;
import static org.carequeue.triage.model.TriageScenario.skip;
import static org.carequeue.triage.model.TriageScenario.start;
import static org.carequeue.triage.model.TriageScenario.transfer;
import static org.carequeue.triage.model.TriageScenario.undo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Room;
import org.carequeue.events.ServedAt;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;
import org.carequeue.triage.model.TriageCommand.AtCounters;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageCommand.OfVisit;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A service line that is served at counters: who calls its patients, and what a pharmacist has to do with whom.
class CounterRulesTest {

    private static final ServiceLine PHARMACY = new ServiceLine("pharmacy", 'P', "Pharmacy", null, null, ServedAt.counters);

    private final TriageScenario clinic = TriageScenario.clinic(settings(PHARMACY, SETTINGS.rooms()));

    private static ClinicSettings settings(ServiceLine last, List<Room> rooms) {
        return new ClinicSettings(1, SETTINGS.clinic(), SETTINGS.zone(), SETTINGS.dayStartsAt(), SETTINGS.atDayEnd(),
                SETTINGS.languages(), Stream.concat(SETTINGS.serviceLines().stream(), Stream.of(last)).toList(), rooms,
                List.of("1", "2"), SETTINGS.scale(), SETTINGS.calling());
    }

    private TicketId walkIn() {
        var id = clinic.issue();
        clinic.done(transfer(id, "pharmacy", null));
        return id;
    }

    private static CallNext next(String counter) {
        return new CallNext(Workplace.COUNTER, counter);
    }

    private static CallTicket callTo(String counter, TicketId ticket, String reason) {
        return new CallTicket(Workplace.COUNTER, counter, new TicketReference.ById(ticket), reason);
    }

    @Test
    void a_counter_calls_whoever_is_next_of_what_it_serves_and_a_room_never_does() {
        var patient = clinic.issue();
        var walkIn = walkIn();

        // When
        clinic.done(next("2"), "counter 2");

        // Then
        assertThat(clinic.visit(walkIn).called().counter()).isEqualTo("2");
        assertThat(clinic.visit(walkIn).called().room()).isNull();
        assertThat(Objects.requireNonNull(clinic.visit(walkIn).why()).workplace()).isEqualTo("counter 2");
        assertThat(clinic.refused(next("1")).code()).isEqualTo("nobody-waiting");
        clinic.done(call(2));
        assertThat(clinic.visit(patient).called().room()).as("room 2 beside counter 2").isEqualTo("2");
        assertThat(clinic.refused(call(3)).code()).isEqualTo("nobody-waiting");
    }

    @Test
    void a_counter_has_one_patient_at_a_time() {
        walkIn();
        var second = walkIn();
        clinic.done(next("1"));

        // Then
        assertThat(clinic.refused(next("1")).detail())
                .isEqualTo("Counter 1 still has A001. Finish or cancel that visit first.");
        assertThat(clinic.refused(callTo("1", second, "why not")).code()).isEqualTo("counter-busy");
        assertThat(clinic.refused(next("3")).code()).isEqualTo("counter-not-found");
        clinic.done(next("2"));
        assertThat(clinic.visit(second).called().counter()).isEqualTo("2");
    }

    @Test
    void out_of_turn_a_counter_gives_a_reason_and_a_doctor_s_patient_it_never_calls() {
        var patient = clinic.issue();
        walkIn();
        var second = walkIn();

        // Then
        assertThat(clinic.refused(callTo("1", second, "")).code()).isEqualTo("reason-missing");
        assertThat(clinic.refused(callTo("1", patient, "is in a hurry")).code()).isEqualTo("served-in-rooms");
        clinic.done(callTo("1", second, "is in a hurry"));
        assertThat(clinic.visit(second).called().counter()).isEqualTo("1");
    }

    @Test
    void only_the_counter_that_called_goes_on_with_the_patient() {
        var walkIn = walkIn();
        clinic.done(next("1"), "counter 1");

        // Then
        for (var elsewhere : List.of("counter 2", "room 1")) {
            var refusal = clinic.refused(start(walkIn), elsewhere);
            assertThat(refusal.code()).isEqualTo("ticket-of-another-counter");
            assertThat(refusal.detail()).isEqualTo("A001 was called to counter 1. Only that counter can go on with it.");
        }
        clinic.done(start(walkIn), "counter 1");
        clinic.done(finish(walkIn), "counter 1");
        assertThat(clinic.visit(walkIn).status()).isEqualTo(VisitStatus.FINISHED);
        assertThat(clinic.state.occupant("counter 1")).isEmpty();
    }

    @Test
    void all_moves_of_a_called_patient_go_at_a_counter() {
        var walkIn = walkIn();
        clinic.done(next("1"), "counter 1");
        clinic.done(atCounters(recall(walkIn)), "counter 1");
        clinic.done(atCounters(notPresent(walkIn)), "counter 1");
        assertThat(clinic.visit(walkIn).called().counter()).isNull();
        clinic.done(callTo("1", walkIn, "has come"), "counter 1");
        clinic.done(atCounters(skip(walkIn)), "counter 1");
        clinic.done(atCounters(comeBack(walkIn)), "counter 1");
        clinic.done(next("2"), "counter 2");
        clinic.done(atCounters(finish(walkIn)), "counter 2");
        clinic.done(atCounters(undo(walkIn)), "counter 2");
        assertThat(clinic.state.occupant("counter 2")).as("back where it was").isPresent();
    }

    @Test
    void a_pharmacist_sends_a_walk_in_to_a_doctor_and_can_take_that_back() {
        var walkIn = walkIn();
        clinic.done(next("1"), "counter 1");

        // When
        clinic.done(atCounters(transfer(walkIn, "general", null)), "counter 1");

        // Then
        assertThat(clinic.refused(atCounters(cancel(walkIn)), "counter 1").code()).isEqualTo("served-in-rooms");
        clinic.done(atCounters(undo(walkIn)), "counter 1");
        assertThat(clinic.visit(walkIn).called().counter()).isEqualTo("1");
    }

    static Stream<OfVisit> ofADoctorsPatient() {
        var first = new TicketId(LocalDate.of(2026, 11, 22), org.carequeue.events.TicketNumber.parse("A001"));
        return Stream.of(start(first), finish(first), cancel(first), recall(first), notPresent(first), skip(first),
                comeBack(first), transfer(first, "paediatrics", null), undo(first), prescribe(first));
    }

    @ParameterizedTest
    @MethodSource("ofADoctorsPatient")
    void a_pharmacist_moves_no_doctor_s_patient(OfVisit command) {
        clinic.issue();
        assertThat(clinic.refused(atCounters(command)).code()).isEqualTo("served-in-rooms");
        clinic.done(call(1));
        assertThat(clinic.refused(atCounters(command)).code()).isEqualTo("served-in-rooms");
    }

    @Test
    void who_waits_for_one_room_is_no_counter_s_patient() {
        var patient = walkIn();
        clinic.done(transfer(patient, null, "4"));

        // Then
        assertThat(clinic.refused(next("1")).code()).isEqualTo("nobody-waiting");
        assertThat(clinic.refused(callTo("1", patient, "why not")).code()).isEqualTo("served-in-rooms");
        clinic.done(call(4));
        assertThat(clinic.visit(patient).called().room()).isEqualTo("4");
    }

    @Test
    void a_prescription_from_outside_names_who_wrote_it_and_a_pharmacist_enters_no_other() {
        var walkIn = walkIn();
        clinic.done(next("1"), "counter 1");

        // Then
        assertThat(clinic.refused(atCounters(prescribe(walkIn)), "counter 1").code()).isEqualTo("outside-missing");

        // When
        var brought = new PrescriptionOrder(null, null, null, TriageScenario.ORDER.items(), TriageScenario.ORDER.overrides(),
                new OutsidePrescription("Doctor Elsewhere, Lake Street", LocalDate.of(2026, 11, 20)));
        var happened = clinic.done(atCounters(new SubmitPrescription(new TicketReference.ById(walkIn), brought)), "counter 1");

        // Then
        assertThat(((PrescriptionSubmitted) happened.getFirst()).prescription().order().outside())
                .isEqualTo(brought.outside());
    }

    @Test
    void without_any_line_for_rooms_nobody_could_see_a_doctor() {
        assertThatThrownBy(() -> new ClinicSettings(1, "clinic", SETTINGS.zone(), SETTINGS.dayStartsAt(), SETTINGS.atDayEnd(),
                SETTINGS.languages(), List.of(PHARMACY), SETTINGS.rooms(), List.of("1"), SETTINGS.scale(), SETTINGS.calling()))
                .isInstanceOf(SettingException.class).hasMessage("serviceLines: at least one is served in rooms");
    }

    private static AtCounters atCounters(OfVisit command) {
        return new AtCounters(command);
    }
}
