package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.prioritise;
import static org.carequeue.triage.model.TriageScenario.start;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.CallExplanation.Candidate;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.VisitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRulesTest {

    private final TriageScenario clinic = TriageScenario.clinic();

    private static CallExplanation why(List<ClinicEvent> events) {
        assertThat(events).singleElement().isInstanceOf(TicketCalled.class);
        return Objects.requireNonNull(((TicketCalled) events.getFirst()).visit().why());
    }

    // ── the explanation ──

    @Test
    void a_call_says_who_could_have_been_called_and_how_they_stood() {
        // Given
        var normal = clinic.issue();
        var low = clinic.issue("low");
        var high = clinic.issue("high");
        clinic.issue();
        clinic.later(Duration.ofMinutes(10));

        // When
        var why = why(clinic.done(call(7)));

        // Then
        assertThat(why.at()).isEqualTo(clinic.now());
        assertThat(why.room()).isEqualTo("7");
        assertThat(why.policy()).isEqualTo(Policy.RATIO);
        assertThat(why.reason()).isNull();
        assertThat(why.best()).map(Candidate::ticket).containsExactly(high, normal, TicketId.parse("2026-11-22-A004"));
        assertThat(why.best().getFirst()).isEqualTo(new Candidate(high, "general", new Priority("high"), 1,
                Duration.ofSeconds(601), Duration.ofMinutes(10)));
        assertThat(why.best()).map(Candidate::ticket).doesNotContain(low);
    }

    @Test
    void the_explanation_stands_in_the_visit_and_in_the_reply() {
        // Given
        var ticket = clinic.issue();

        // When
        var why = why(clinic.done(call(1)));

        // Then
        assertThat(clinic.visit(ticket).why()).isEqualTo(why);
        assertThat(CalledVisitView.of(clinic.visit(ticket)).why()).isEqualTo(why);
    }

    // ── out of order ──

    @Test
    void somebody_else_than_the_next_one_is_called_with_a_reason_which_is_kept() {
        // Given
        var next = clinic.issue();
        var other = clinic.issue();

        // When
        var events = clinic.done(call(1, other, "  has to catch a train "));

        // Then
        var why = why(events);
        assertThat(why.reason()).isEqualTo("has to catch a train");
        assertThat(why.best()).map(Candidate::ticket).containsExactly(next, other);
        assertThat(clinic.visit(other).status()).isEqualTo(VisitStatus.CALLED);
        assertThat(clinic.visit(other).called().room()).isEqualTo("1");
        assertThat(clinic.visit(other).called().calledAt()).isEqualTo(clinic.now());
        assertThat(clinic.waiting()).containsExactly("A001");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "none" })
    void without_a_reason_only_the_next_one_is_called(String reason) {
        // Given
        var next = clinic.issue();
        var other = clinic.issue();
        var said = reason.equals("none") ? null : reason;

        // Then
        var refusal = clinic.refused(call(1, other, said));
        assertThat(refusal.code()).isEqualTo("reason-missing");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.field()).isEqualTo("reason");
        assertThat(why(clinic.done(call(1, next, said))).reason()).isNull();
    }

    @Test
    void a_reason_that_is_not_needed_is_not_kept() {
        var next = clinic.issue();
        assertThat(why(clinic.done(call(1, next, "because"))).reason()).isNull();
    }

    @Test
    void a_reason_is_one_line_of_200_characters_at_most() {
        // Given
        clinic.issue();
        var other = clinic.issue();

        // Then
        assertThat(clinic.refused(call(1, other, "x".repeat(201)))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("invalid-reason");
            assertThat(refusal.field()).isEqualTo("reason");
        });
        assertThat(clinic.refused(call(1, other, "one\nand two")).code()).isEqualTo("invalid-reason");
        assertThat(why(clinic.done(call(1, other, "x".repeat(200)))).reason()).hasSize(200);
    }

    @Test
    void only_who_waits_is_called() {
        // Given
        var finished = clinic.issue();
        clinic.done(call(1));
        clinic.done(finish(finished));
        var called = clinic.issue();
        clinic.done(call(1));
        var inConsultation = clinic.issue();
        clinic.done(call(2));
        clinic.done(start(inConsultation));
        var cancelled = clinic.issue();
        clinic.done(cancel(cancelled));

        // Then
        assertThat(clinic.refused(call(3, finished, "why")).code()).isEqualTo("visit-over");
        assertThat(clinic.refused(call(3, cancelled, "why")).code()).isEqualTo("visit-over");
        assertThat(clinic.refused(call(3, called, "why"))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("not-waiting");
            assertThat(refusal.detail()).isEqualTo("A002 has been called to room 1 already.");
        });
        assertThat(clinic.refused(call(3, inConsultation, "why")).detail())
                .isEqualTo("A003 is with the doctor in room 2.");
        assertThat(clinic.refused(call(3, TicketId.parse("2026-11-22-A009"), "why")).code())
                .isEqualTo("ticket-not-found");
    }

    @Test
    void a_room_that_is_busy_or_does_not_exist_calls_nobody() {
        // Given
        clinic.issue();
        clinic.done(call(1));
        var other = clinic.issue();

        // Then
        assertThat(clinic.refused(call(1, other, "why")).code()).isEqualTo("room-busy");
        assertThat(clinic.refused(call(99, other, "why")).code()).isEqualTo("room-not-found");
        assertThat(clinic.refused(call(99)).code()).isEqualTo("room-not-found");
    }

    // ── ──

    @Test
    void no_doctor_who_asks_is_left_without_a_patient_while_somebody_waits() {
        var random = new Random(1);
        for (int step = 0; step < 5_000; step++) {
            clinic.later(Duration.ofSeconds(random.nextInt(120)));
            var room = random.nextInt(1, 51);
            switch (random.nextInt(4)) {
                case 0 -> clinic.issue();
                case 1 -> {
                    var levels = SETTINGS.scale().levels();
                    clinic.done(prioritise(clinic.issue(), levels.get(random.nextInt(levels.size())).code().code()));
                }
                default -> {
                    var waited = clinic.waiting().size();
                    clinic.state.occupant("room " + room).ifPresent(visit -> clinic.done(finish(visit.ticket())));
                    if (waited > 0) {
                        clinic.done(call(room));
                        assertThat(clinic.waiting()).hasSize(waited - 1);
                    } else {
                        assertThat(clinic.refused(call(room)).code()).isEqualTo("nobody-waiting");
                    }
                }
            }
        }
    }
}
