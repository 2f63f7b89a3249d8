package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.prescribe;
import static org.carequeue.triage.model.TriageScenario.prioritise;
import static org.carequeue.triage.model.TriageScenario.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TriageScale;
import org.carequeue.events.VisitStatus;
import org.junit.jupiter.api.Test;

class TriageRulesTest {

    private static final ClinicSettings CARRY_OVER = new ClinicSettings(1, SETTINGS.clinic(), SETTINGS.zone(),
            SETTINGS.dayStartsAt(), AtDayEnd.carry_over, SETTINGS.languages(), SETTINGS.serviceLines(), SETTINGS.rooms(),
            SETTINGS.counters(), SETTINGS.scale(), SETTINGS.calling());

    // ── what the ticket-service tells ──

    @Test
    void settings_and_days_are_passed_on_before_the_visits_to_which_they_apply() {
        // When
        var clinic = TriageScenario.clinic();
        clinic.issue();

        // Then
        assertThat(clinic.events).map(Object::getClass).map(Class::getSimpleName)
                .containsExactly("ClinicConfigured", "DayOpened", "VisitOpened");
        assertThat(clinic.events.getFirst()).isEqualTo(new ClinicConfigured(SETTINGS));
    }

    @Test
    void an_issued_ticket_waits_as_nobody_has_looked_at_it() {
        // Given
        var clinic = TriageScenario.clinic();

        // When
        var ticket = clinic.issue();

        // Then
        var visit = clinic.visit(ticket);
        assertThat(visit.status()).isEqualTo(VisitStatus.WAITING);
        assertThat(visit.urgency().triaged()).isFalse();
        assertThat(visit.urgency().priority()).isEqualTo(Priority.NORMAL);
        assertThat(visit.urgency().rank()).isEqualTo(3);
        assertThat(visit.issuedAt()).isEqualTo(clinic.now());
    }

    @Test
    void a_ticket_that_is_told_twice_opens_one_visit() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));

        // When
        var again = clinic.hears(new TicketIssued(clinic.ticket(ticket)));

        // Then
        assertThat(again).isEmpty();
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.CALLED);
    }

    @Test
    void before_the_settings_have_arrived_everything_is_refused_for_now() {
        assertThat(new TriageScenario().refused(call(1)).kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    // ── the order of calls ──

    @Test
    void the_lower_tier_is_called_first_and_within_a_tier_who_has_used_most_of_the_target() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.issue();
        clinic.issue("low");
        clinic.issue("critical");
        clinic.issue("high");
        clinic.issue();
        clinic.issue("critical");

        // When
        var order = clinic.waiting();
        var called = IntStream.rangeClosed(1, 6).mapToObj(room -> ((TicketCalled) clinic.done(call(room)).getFirst())
                .visit().number().toString()).toList();

        // Then
        assertThat(order).containsExactly("A003", "A006", "A004", "A001", "A002", "A005");
        assertThat(called).isEqualTo(order);
    }

    @Test
    void a_changed_priority_keeps_the_wait_that_was() {
        // Given
        var clinic = TriageScenario.clinic();
        var first = clinic.issue("high");
        clinic.issue("high");

        // When
        clinic.done(prioritise(first, "low"));
        clinic.later(Duration.ofMinutes(10)).done(prioritise(first, "high"));

        // Then
        assertThat(clinic.waiting()).containsExactly("A001", "A002");
    }

    @Test
    void fifty_rooms_that_call_thirty_tickets_get_thirty_different_ones() {
        // Given
        var clinic = TriageScenario.clinic();
        IntStream.range(0, 30).forEach(_ -> clinic.issue());

        // When
        var decisions = IntStream.rangeClosed(1, 50).mapToObj(room -> clinic.decides(call(room), "room " + room)).toList();

        // Then
        assertThat(clinic.events).filteredOn(TicketCalled.class::isInstance).hasSize(30)
                .map(event -> ((TicketCalled) event).visit()).doesNotHaveDuplicates()
                .allSatisfy(visit -> assertThat(clinic.visit(visit.ticket()).called().room()).isEqualTo(visit.called().room()));
        assertThat(decisions).filteredOn(Decision.Refused.class::isInstance).hasSize(20)
                .allSatisfy(refused -> assertThat(((Decision.Refused<ClinicEvent>) refused).refusal().code())
                        .isEqualTo("nobody-waiting"));
        assertThat(clinic.waiting()).isEmpty();
    }

    @Test
    void a_call_counts_and_the_first_one_ends_the_wait() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // When
        clinic.later(Duration.ofMinutes(5)).done(call(3));

        // Then
        var visit = clinic.visit(ticket);
        assertThat(visit.called().room()).isEqualTo("3");
        assertThat(visit.called().calls()).isEqualTo(1);
        assertThat(visit.called().calledAt()).isEqualTo(clinic.now());
    }

    @Test
    void a_room_has_one_patient_at_a_time() {
        // Given
        var clinic = TriageScenario.clinic();
        var first = clinic.issue();
        clinic.issue();
        clinic.done(call(1));

        // Then
        assertThat(clinic.refused(call(1))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("room-busy");
            assertThat(refusal.detail()).contains("Room 1", "A001");
            assertThat(refusal.more()).containsEntry("about", Map.of("number", "A001", "room", "1"));
        });
        clinic.done(start(first));
        assertThat(clinic.refused(call(1)).code()).isEqualTo("room-busy");
        clinic.done(finish(first));
        assertThat(clinic.done(call(1))).hasSize(1);
    }

    @Test
    void a_room_is_free_again_when_its_patient_cancels() {
        // Given
        var clinic = TriageScenario.clinic();
        var first = clinic.issue();
        clinic.done(call(1));

        // When
        clinic.done(cancel(first));

        // Then
        assertThat(clinic.refused(call(1)).code()).isEqualTo("nobody-waiting");
        clinic.issue();
        assertThat(clinic.done(call(1))).hasSize(1);
    }

    @Test
    void a_room_that_the_clinic_does_not_have_calls_nobody() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.issue();

        // Then
        assertThat(clinic.refused(call(51)).code()).isEqualTo("room-not-found");
        assertThat(clinic.refused(call(0)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    // ── the consultation ──

    @Test
    void a_called_patient_is_seen_and_sent_on() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));

        // When
        var started = clinic.later(Duration.ofMinutes(1)).done(start(ticket));
        var finished = clinic.later(Duration.ofMinutes(9)).done(finish(ticket));

        // Then
        assertThat(started).hasOnlyElementsOfType(ConsultationStarted.class);
        assertThat(finished).hasOnlyElementsOfType(ConsultationFinished.class);
        var visit = clinic.visit(ticket);
        assertThat(visit.status()).isEqualTo(VisitStatus.FINISHED);
        assertThat(visit.consultation().startedAt()).isEqualTo(clinic.now().minus(Duration.ofMinutes(9)));
        assertThat(visit.consultation().finishedAt()).isEqualTo(clinic.now());
    }

    @Test
    void finishing_a_called_visit_implies_that_it_was_started() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));

        // When
        var events = clinic.done(finish(ticket));

        // Then
        assertThat(events).map(Object::getClass).map(Class::getSimpleName).containsExactly("ConsultationStarted",
                "ConsultationFinished");
        assertThat(((ConsultationStarted) events.getFirst()).visit().status()).isEqualTo(VisitStatus.IN_CONSULTATION);
        assertThat(clinic.visit(ticket).consultation().startedAt()).isEqualTo(clinic.visit(ticket).consultation().finishedAt());
    }

    @Test
    void who_was_not_called_cannot_be_started_or_finished() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // Then
        assertThat(clinic.refused(start(ticket)).code()).isEqualTo("not-called");
        assertThat(clinic.refused(finish(ticket)).code()).isEqualTo("not-called");
    }

    @Test
    void a_consultation_starts_once() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(start(ticket));

        // Then
        assertThat(clinic.refused(start(ticket)).code()).isEqualTo("already-started");
    }

    @Test
    void another_room_does_not_go_on_with_a_called_ticket() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(3), "room 3");

        // Then
        assertThat(clinic.refused(start(ticket), "room 4").code()).isEqualTo("ticket-of-another-room");
        assertThat(clinic.refused(finish(ticket), "room 4").code()).isEqualTo("ticket-of-another-room");
        assertThat(clinic.refused(finish(ticket), "counter 3").code()).isEqualTo("ticket-of-another-room");
        clinic.done(start(ticket), "room 3");
        assertThat(clinic.refused(finish(ticket), "room 33").detail()).contains("room 3.");
        clinic.done(finish(ticket), "room 3");
    }

    @Test
    void who_asks_from_no_room_or_counter_of_the_clinic_is_let_through() {
        for (var workplace : List.of("api", "kiosk 1", "counter 99", "room 99", "roomy")) {
            // Given
            var clinic = TriageScenario.clinic();
            var ticket = clinic.issue();
            clinic.done(call(3));

            // Then
            assertThat(clinic.done(start(ticket), workplace)).hasSize(1);
            assertThat(clinic.done(finish(ticket), workplace)).hasSize(1);
        }
    }

    // ── what is over ──

    @Test
    void a_visit_can_be_cancelled_at_any_stage_before_it_is_finished() {
        // Given
        var clinic = TriageScenario.clinic();
        var inConsultation = clinic.issue();
        clinic.done(call(1));
        clinic.done(start(inConsultation));
        var called = clinic.issue();
        clinic.done(call(2));
        var waiting = clinic.issue();

        // Then
        for (var ticket : List.of(waiting, called, inConsultation)) {
            assertThat(clinic.done(cancel(ticket))).hasOnlyElementsOfType(TicketCancelled.class);
            assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.CANCELLED);
        }
        assertThat(clinic.waiting()).isEmpty();
    }

    @Test
    void what_is_over_takes_no_more_commands_and_says_why() {
        // Given
        var clinic = TriageScenario.clinic();
        var finished = clinic.issue();
        clinic.done(call(1));
        clinic.done(finish(finished));
        var cancelled = clinic.issue();
        clinic.done(cancel(cancelled));
        List<Function<TicketId, TriageCommand>> commands = List.of(TriageScenario::start, TriageScenario::finish,
                TriageScenario::cancel, TriageScenario::prescribe);

        for (var command : commands) {
            // Then
            assertThat(clinic.refused(command.apply(finished))).satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo("visit-over");
                assertThat(refusal.detail()).startsWith("A001 is finished");
            });
            assertThat(clinic.refused(command.apply(cancelled)).detail()).startsWith("A002 was cancelled");
        }
        assertThat(clinic.refused(prioritise(cancelled, "high")).code()).isEqualTo("visit-over");
    }

    @Test
    void of_cancel_and_finish_exactly_one_wins() {
        for (var cancelFirst : List.of(true, false)) {
            // Given
            var clinic = TriageScenario.clinic();
            var ticket = clinic.issue();
            clinic.done(call(1));

            // When
            clinic.done(cancelFirst ? cancel(ticket) : finish(ticket));
            var second = clinic.refused(cancelFirst ? finish(ticket) : cancel(ticket));

            // Then
            assertThat(second.code()).isEqualTo("visit-over");
        }
    }

    @Test
    void a_ticket_that_nobody_knows_is_not_found() {
        // Given
        var clinic = TriageScenario.clinic();

        // Then
        assertThat(clinic.refused(start(TicketId.parse("2026-11-22-A001")))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("ticket-not-found");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        });
    }

    // ── priority ──

    @Test
    void a_priority_moves_the_waiting_ticket_and_marks_it_as_looked_at() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.issue();
        var second = clinic.issue();

        // When
        var events = clinic.done(prioritise(second, "critical"));

        // Then
        assertThat(events).singleElement().satisfies(event -> assertThat(((PriorityChanged) event).from())
                .isEqualTo(Priority.NORMAL));
        assertThat(clinic.visit(second).urgency().triaged()).isTrue();
        assertThat(clinic.visit(second).urgency().target()).isEqualTo(Duration.ZERO);
        assertThat(clinic.waiting()).containsExactly("A002", "A001");
    }

    @Test
    void the_same_priority_again_says_that_somebody_has_looked_again() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // Then
        assertThat(clinic.done(prioritise(ticket, "normal"))).describedAs("now it is triaged")
                .hasOnlyElementsOfType(PriorityChanged.class);
        assertThat(clinic.later(Duration.ofMinutes(5)).done(prioritise(ticket, "normal")))
                .hasOnlyElementsOfType(TicketReassessed.class);
        assertThat(clinic.visit(ticket).urgency().assessedAt()).isEqualTo(clinic.now());
    }

    @Test
    void the_same_priority_takes_over_what_the_clinic_has_changed_of_its_level() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue("normal");
        var scale = TriageScale.threeLevels();
        clinic.hears(new ClinicConfigured(new ClinicSettings(2, SETTINGS.clinic(), SETTINGS.zone(), SETTINGS.dayStartsAt(),
                SETTINGS.atDayEnd(), SETTINGS.languages(), SETTINGS.serviceLines(), SETTINGS.rooms(), SETTINGS.counters(),
                scale, SETTINGS.calling())));
        var code = scale.initial();

        // When
        var events = clinic.done(new TriageCommand.SetPriority(new TicketReference.ById(ticket), code));

        // Then
        assertThat(events).hasOnlyElementsOfType(PriorityChanged.class);
        assertThat(clinic.visit(ticket).urgency().rank()).isEqualTo(2);
        assertThat(clinic.visit(ticket).urgency().settingsVersion()).isEqualTo(2);
    }

    @Test
    void of_a_finished_visit_the_same_priority_changes_nothing() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue("high");
        clinic.done(call(1));
        clinic.done(finish(ticket));

        // Then
        assertThat(clinic.done(prioritise(ticket, "high"))).isEmpty();
    }

    @Test
    void the_priority_of_a_finished_visit_may_still_change() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(finish(ticket));

        // When
        clinic.done(prioritise(ticket, "high"));

        // Then
        assertThat(clinic.visit(ticket).urgency().priority()).isEqualTo(new Priority("high"));
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.FINISHED);
        assertThat(clinic.waiting()).isEmpty();
    }

    @Test
    void a_priority_that_the_scale_does_not_have_is_refused() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // Then
        assertThat(clinic.refused(prioritise(ticket, "blue"))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("unknown-priority");
            assertThat(refusal.field()).isEqualTo("priority");
            assertThat(refusal.detail()).contains("critical, high, moderate, normal, low");
        });
    }

    // ── prescriptions ──

    @Test
    void a_prescription_may_be_written_while_the_visit_is_open() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue("high");

        // When
        clinic.done(prescribe(ticket));
        clinic.done(call(1));
        clinic.done(prescribe(ticket));
        clinic.done(start(ticket));
        var third = clinic.done(prescribe(ticket), "room 1");

        // Then
        assertThat(clinic.visit(ticket).prescriptions()).isEqualTo(3);
        assertThat(third).singleElement().satisfies(event -> {
            var prescription = ((PrescriptionSubmitted) event).prescription();
            assertThat(prescription.id()).hasToString(ticket + "-P3");
            assertThat(prescription.priority()).isEqualTo(new Priority("high"));
            assertThat(prescription.rank()).isEqualTo(1);
            assertThat(prescription.submittedAt()).isEqualTo(clinic.now());
            assertThat(prescription.prescriber()).isEqualTo("room 1");
            assertThat(prescription.workplace()).isEqualTo("room 1");
        });
    }

    // ── the end of the day ──

    @Test
    void who_still_waits_when_the_day_ends_is_closed_before_the_new_day_opens() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.issue();
        clinic.issue();

        // When
        var events = clinic.nextDay();

        // Then
        assertThat(events).map(Object::getClass).map(Class::getSimpleName).containsExactly("VisitClosed", "VisitClosed",
                "DayOpened");
        assertThat(((VisitClosed) events.getFirst()).visit()).satisfies(visit -> {
            assertThat(visit.status()).isEqualTo(VisitStatus.DAY_ENDED);
            assertThat(visit.consultation().finishedAt()).isEqualTo(((DayOpened) events.getLast()).openedAt());
        });
        assertThat(clinic.waiting()).isEmpty();
        assertThat(clinic.state.find(TicketReference.parse("A001"))).isEmpty();
    }

    @Test
    void a_clinic_may_let_them_wait_on() {
        // Given
        var clinic = TriageScenario.clinic(CARRY_OVER);
        clinic.issue();

        // When
        var events = clinic.nextDay();
        clinic.issue();

        // Then
        assertThat(events).hasOnlyElementsOfType(DayOpened.class);
        assertThat(clinic.state.waiting()).map(visit -> visit.ticket().toString()).containsExactly("2026-11-22-A001",
                "2026-11-23-A001");
    }

    @Test
    void called_patients_and_consultations_go_on_over_the_cut_over() {
        // Given
        var clinic = TriageScenario.clinic();
        var inConsultation = clinic.issue();
        clinic.done(call(1));
        clinic.done(start(inConsultation));
        var called = clinic.issue();
        clinic.done(call(2));

        // When
        clinic.nextDay();

        // Then
        assertThat(clinic.refused(call(1)).code()).isEqualTo("room-busy");
        clinic.done(finish(inConsultation));
        clinic.done(finish(called));
        assertThat(clinic.visit(called).status()).isEqualTo(VisitStatus.FINISHED);
        clinic.nextDay();
        assertThat(clinic.refused(finish(called)).code()).isEqualTo("ticket-not-found");
    }

    // ── replay ──

    @Test
    void what_happened_played_again_gives_the_same_state() {
        // Given
        var clinic = TriageScenario.clinic(CARRY_OVER);
        var dice = new Random(42);
        var tickets = new ArrayList<>(List.of(clinic.issue()));
        var levels = SETTINGS.scale().levels();
        for (var step = 0; step < 3_000; step++) {
            clinic.later(Duration.ofSeconds(dice.nextInt(60)));
            var ticket = tickets.get(Math.max(0, tickets.size() - 1 - dice.nextInt(40)));
            switch (dice.nextInt(40)) {
                case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> tickets.add(clinic.issue());
                case 10 -> clinic.hears(new ClinicConfigured(dice.nextBoolean() ? SETTINGS : CARRY_OVER));
                case 11 -> clinic.nextDay();
                case 12, 13 -> clinic.decides(cancel(ticket), "api");
                case 14, 15, 16, 17 -> clinic.decides(prioritise(ticket, levels.get(dice.nextInt(5)).code().code()), "api");
                case 18, 19, 20 -> clinic.decides(prescribe(ticket), "room " + dice.nextInt(9));
                case 21, 22, 23, 24, 25, 26 -> clinic.decides(start(ticket), "room " + dice.nextInt(9));
                case 27, 28, 29, 30 -> clinic.decides(finish(ticket), "api");
                default -> clinic.decides(call(dice.nextInt(9)), "api");
            }
        }

        // When
        var replayed = clinic.rules.initial();
        clinic.events.forEach(event -> clinic.rules.evolve(replayed, event));

        // Then
        assertThat(replayed).usingRecursiveComparison().isEqualTo(clinic.state);
        assertThat(clinic.events).hasAtLeastOneElementOfType(VisitClosed.class)
                .hasAtLeastOneElementOfType(ConsultationFinished.class).hasAtLeastOneElementOfType(TicketCancelled.class);
        assertThat(clinic.events).filteredOn(VisitOpened.class::isInstance).hasSize(tickets.size());
    }
}
