package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.comeBack;
import static org.carequeue.triage.model.TriageScenario.complain;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.notPresent;
import static org.carequeue.triage.model.TriageScenario.park;
import static org.carequeue.triage.model.TriageScenario.prescribe;
import static org.carequeue.triage.model.TriageScenario.prioritise;
import static org.carequeue.triage.model.TriageScenario.reassess;
import static org.carequeue.triage.model.TriageScenario.recall;
import static org.carequeue.triage.model.TriageScenario.skip;
import static org.carequeue.triage.model.TriageScenario.start;
import static org.carequeue.triage.model.TriageScenario.transfer;
import static org.carequeue.triage.model.TriageScenario.undo;

import java.time.Duration;
import java.util.List;

import org.carequeue.events.Calling;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.VisitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static TriageCommand command(String name, TicketId ticket) {
        return switch (name) {
            case "call" -> call(1);
            case "recall" -> recall(ticket);
            case "not-present" -> notPresent(ticket);
            case "skip" -> skip(ticket);
            case "park" -> park(ticket, "gone to the pharmacy");
            case "return" -> comeBack(ticket);
            case "transfer" -> transfer(ticket, "paediatrics", "4");
            case "start" -> start(ticket);
            case "finish" -> finish(ticket);
            case "cancel" -> cancel(ticket);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// The last of these moves is undone.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "call | ticket-called",
            "call recall | ticket-recalled",
            "call not-present | ticket-not-present",
            "skip | ticket-skipped",
            "call skip | ticket-skipped",
            "park | ticket-parked",
            "call start park | ticket-parked",
            "call start park return | ticket-returned",
            "skip return | ticket-returned",
            "transfer | ticket-transferred",
            "call start transfer | ticket-transferred",
            "call start | consultation-started",
            "call start finish | consultation-finished",
            "call finish | consultation-finished",
            "cancel | ticket-cancelled",
            "call start cancel | ticket-cancelled" })
    void a_move_is_undone_for_a_while_and_once(String moves, String event) {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        var names = List.of(moves.split(" "));
        names.subList(0, names.size() - 1).forEach(name -> clinic.later(MINUTE).done(command(name, ticket)));
        var before = clinic.visit(ticket);
        var occupant = clinic.state.occupant("room 1");
        var waiting = clinic.waiting();
        clinic.later(MINUTE).done(command(names.getLast(), ticket));

        // When
        var undone = clinic.later(SETTINGS.calling().undoWithin().minusMillis(1)).done(undo(ticket), "reception 1");

        // Then
        assertThat(undone).containsExactly(new MoveUndone(before, event));
        assertThat(clinic.visit(ticket)).isEqualTo(before);
        assertThat(clinic.state.occupant("room 1")).isEqualTo(occupant);
        assertThat(clinic.waiting()).isEqualTo(waiting);
        assertThat(clinic.refused(undo(ticket)).code()).as("once").isEqualTo("nothing-to-undo");
    }

    @Test
    void after_a_while_it_is_too_late() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));

        // When
        clinic.later(SETTINGS.calling().undoWithin());

        // Then
        assertThat(clinic.refused(undo(ticket))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("undo-too-late");
            assertThat(refusal.detail()).contains("A001", "10 minutes");
        });
    }

    @Test
    void a_clinic_may_do_without() {
        // Given
        var calling = SETTINGS.calling();
        var clinic = TriageScenario.clinic(VisitLifeTest.calling(new Calling(calling.policy(), calling.roomOrder(),
                calling.attempts(), calling.pause(), calling.returnWithin(), Duration.ZERO, calling.unservedAfter())));
        var ticket = clinic.issue();
        clinic.done(call(1));

        // Then
        assertThat(clinic.refused(undo(ticket)).detail()).startsWith("In this clinic no move is undone");
    }

    @Test
    void what_was_said_of_urgency_and_complaint_and_prescribed_since_stays() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(prescribe(ticket));
        clinic.done(prioritise(ticket, "high"));
        clinic.later(MINUTE).done(reassess(ticket));
        clinic.done(complain(ticket, "fever"));

        // When
        clinic.done(undo(ticket));

        // Then
        var visit = clinic.visit(ticket);
        assertThat(visit.status()).isEqualTo(VisitStatus.WAITING);
        assertThat(visit.urgency().priority()).isEqualTo(new Priority("high"));
        assertThat(visit.urgency().rank()).isEqualTo(1);
        assertThat(visit.urgency().assessedAt()).isEqualTo(clinic.now());
        assertThat(visit.complaint()).isEqualTo("fever");
        assertThat(visit.prescriptions()).isEqualTo(1);
    }

    @Test
    void an_undone_call_leaves_the_wait_as_if_nobody_had_called() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.later(Duration.ofMinutes(5)).done(call(1));
        clinic.later(MINUTE).done(undo(ticket));

        // When
        clinic.later(MINUTE).done(call(2));

        // Then
        assertThat(clinic.visit(ticket).called().calls()).isEqualTo(1);
        assertThat(clinic.visit(ticket).times().waiting()).isEqualTo(Duration.ofMinutes(7));
        assertThat(clinic.visit(ticket).called().calledAt()).isEqualTo(clinic.now());
    }

    @Test
    void a_room_that_has_another_patient_by_now_gets_nobody_back() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(finish(ticket));
        var next = clinic.issue();
        clinic.done(call(1));

        // Then
        assertThat(clinic.refused(undo(ticket), "room 1")).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("room-busy");
            assertThat(refusal.detail()).contains("Room 1", "A002");
        });
        clinic.done(finish(next));
        assertThat(clinic.done(undo(ticket), "room 1")).hasSize(1);
    }

    @Test
    void a_room_undoes_what_was_its_own() {
        // Given
        var clinic = TriageScenario.clinic();
        var called = clinic.issue();
        clinic.done(call(1));
        var finished = clinic.issue();
        clinic.done(call(2));
        clinic.done(finish(finished));
        var parked = clinic.issue();
        clinic.done(park(parked));

        // Then
        assertThat(clinic.refused(undo(called), "room 2").code()).isEqualTo("ticket-of-another-room");
        assertThat(clinic.refused(undo(finished), "room 1").code()).isEqualTo("ticket-of-another-room");
        assertThat(clinic.done(undo(finished), "room 2")).hasSize(1);
        assertThat(clinic.done(undo(parked), "room 9")).as("no room's").hasSize(1);
    }

    @Test
    void what_nobody_did_by_mistake_is_not_undone() {
        // Given
        var clinic = TriageScenario.clinic();
        var never = clinic.issue("high");
        var noShow = clinic.issue();
        clinic.done(skip(noShow));
        clinic.timePasses(Duration.ofMinutes(30));

        // Then
        assertThat(clinic.refused(undo(never)).code()).as("a priority is no move").isEqualTo("nothing-to-undo");
        assertThat(clinic.refused(undo(noShow)).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void the_move_of_a_former_patient_of_that_number_is_nobodys() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.later(MINUTE).hears(new TicketIssued(clinic.ticket(ticket)));

        // Then
        assertThat(clinic.refused(undo(ticket)).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void two_moves_of_one_instant_are_two() {
        // Given: the desk decides all that waits at one time
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(start(ticket));

        // When
        clinic.done(undo(ticket));

        // Then
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.CALLED);
    }
}
