package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.comeBack;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.notPresent;
import static org.carequeue.triage.model.TriageScenario.park;
import static org.carequeue.triage.model.TriageScenario.recall;
import static org.carequeue.triage.model.TriageScenario.skip;
import static org.carequeue.triage.model.TriageScenario.start;
import static org.carequeue.triage.model.TriageScenario.transfer;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.Calling;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TicketReference.ById;
import org.carequeue.events.VisitStatus;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.GiveUpAbsent;
import org.carequeue.triage.model.TriageCommand.NotPresent;
import org.carequeue.triage.model.TriageCommand.NoteComplaint;
import org.carequeue.triage.model.TriageCommand.ParkVisit;
import org.carequeue.triage.model.TriageCommand.ReassessVisit;
import org.carequeue.triage.model.TriageCommand.RecallVisit;
import org.carequeue.triage.model.TriageCommand.ReturnVisit;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.SkipVisit;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.TransferVisit;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageCommand.UndoPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The ways aside: calls that are not answered, patients who are away, and transfers.
class VisitLifeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    // ── every command in every status ──

    /// What becomes of each command: the event, or the code of the refusal. Closed and replaced visits are not known any
    /// more by the time that somebody could ask.
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            command,     WAITING,           CALLED,                IN_CONSULTATION,       PARKED,             SKIPPED,            FINISHED,        CANCELLED,       NO_SHOW
            call,        ticket-called,     nobody-waiting,        nobody-waiting,        nobody-waiting,     nobody-waiting,     nobody-waiting,  nobody-waiting,  nobody-waiting
            recall,      not-called,        ticket-recalled,       already-started,       not-called,         not-called,         visit-over,      visit-over,      visit-over
            not-present, not-called,        ticket-not-present,    already-started,       not-called,         not-called,         visit-over,      visit-over,      visit-over
            skip,        ticket-skipped,    ticket-skipped,        already-started,       already-away,       already-away,       visit-over,      visit-over,      visit-over
            park,        ticket-parked,     ticket-parked,         ticket-parked,         already-away,       already-away,       visit-over,      visit-over,      visit-over
            return,      not-away,          not-away,              not-away,              ticket-returned,    ticket-returned,    visit-over,      visit-over,      visit-over
            transfer,    ticket-transferred,ticket-transferred,    ticket-transferred,    ticket-transferred, not-back-yet,       visit-over,      visit-over,      visit-over
            start,       not-called,        consultation-started,  already-started,       not-called,         not-called,         visit-over,      visit-over,      visit-over
            finish,      not-called,        consultation-finished, consultation-finished, not-called,         not-called,         visit-over,      visit-over,      visit-over
            cancel,      ticket-cancelled,  ticket-cancelled,      ticket-cancelled,      ticket-cancelled,   ticket-cancelled,   visit-over,      visit-over,      visit-over
            prescribe,   prescription-submitted, prescription-submitted, prescription-submitted, prescription-submitted, prescription-submitted, visit-over, visit-over, visit-over
            prioritise,  priority-update,   priority-update,       priority-update,       priority-update,    priority-update,    priority-update, visit-over,      visit-over
            reassess,    ticket-reassessed, ticket-reassessed,     ticket-reassessed,     ticket-reassessed,  ticket-reassessed,  visit-over,      visit-over,      visit-over
            complain,    complaint-noted,   complaint-noted,       complaint-noted,       complaint-noted,    complaint-noted,    visit-over,      visit-over,      visit-over
            undo-level,  nothing-to-undo,   nothing-to-undo,       nothing-to-undo,       nothing-to-undo,    nothing-to-undo,    nothing-to-undo, visit-over,      visit-over
            undo,        nothing-to-undo,   move-undone,           move-undone,           move-undone,        move-undone,        move-undone,     move-undone,     nothing-to-undo
            """)
    void what_is_asked_in_a_status(String name, String waiting, String called, String inConsultation, String parked,
            String skipped, String finished, String cancelled, String noShow) {
        assertThat(List.of(after(VisitStatus.WAITING, name), after(VisitStatus.CALLED, name),
                after(VisitStatus.IN_CONSULTATION, name), after(VisitStatus.PARKED, name), after(VisitStatus.SKIPPED, name),
                after(VisitStatus.FINISHED, name), after(VisitStatus.CANCELLED, name), after(VisitStatus.NO_SHOW, name)))
                .containsExactly(waiting, called, inConsultation, parked, skipped, finished, cancelled, noShow);
    }

    @Test
    void every_command_about_a_visit_stands_in_the_table() throws ReflectiveOperationException {
        var ticket = TicketReference.parse("A001");

        Set<Class<?>> asked = commandsOfVisits().stream().map(command -> command.apply(ticket).getClass())
                .collect(Collectors.toSet());
        assertThat(asked).contains(TriageCommand.OfVisit.class.getPermittedSubclasses());
    }

    private static String after(VisitStatus status, String name) {
        var clinic = TriageScenario.clinic();
        var ticket = in(status, clinic);
        var before = clinic.visit(ticket);
        var decision = clinic.decides(named(name, new ById(ticket)), "api");
        if (decision instanceof Decision.Refused<ClinicEvent>(var refusal)) {
            assertThat(clinic.visit(ticket)).as("a refused command changes nothing").isEqualTo(before);
            return refusal.code();
        }
        return ClinicEventTypes.nameOf(((Decision.Accepted<ClinicEvent>) decision).events().getLast());
    }

    /// A command about a visit, by its name in the table.
    private static TriageCommand named(String name, TicketReference ticket) {
        return switch (name) {
            case "call" -> call(2);
            case "recall" -> new RecallVisit(ticket);
            case "not-present" -> new NotPresent(ticket);
            case "skip" -> new SkipVisit(ticket);
            case "park" -> new ParkVisit(ticket, null);
            case "return" -> new ReturnVisit(ticket);
            case "transfer" -> new TransferVisit(ticket, "paediatrics", null, null);
            case "start" -> new StartConsultation(ticket);
            case "finish" -> new FinishConsultation(ticket);
            case "cancel" -> new CancelVisit(ticket);
            case "prescribe" -> new SubmitPrescription(ticket, TriageScenario.ORDER);
            case "prioritise" -> new SetPriority(ticket, new Priority("high"));
            case "reassess" -> new ReassessVisit(ticket);
            case "complain" -> new NoteComplaint(ticket, "chest pain since this morning");
            case "undo-level" -> new UndoPriority(ticket);
            case "undo" -> new UndoMove(ticket);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// One of each command that names a visit, calls apart.
    static List<Function<TicketReference, TriageCommand>> commandsOfVisits() throws ReflectiveOperationException {
        var table = VisitLifeTest.class.getDeclaredMethod("what_is_asked_in_a_status", Collections.nCopies(9, String.class)
                .toArray(Class<?>[]::new)).getAnnotation(CsvSource.class).textBlock();
        return table.lines().skip(1).map(line -> line.substring(0, line.indexOf(',')).strip())
                .filter(name -> !name.equals("call"))
                .<Function<TicketReference, TriageCommand>> map(name -> ticket -> named(name, ticket)).toList();
    }

    /// A visit whose last move has brought it there.
    private static TicketId in(VisitStatus status, TriageScenario clinic) {
        var ticket = clinic.issue();
        switch (status) {
            case WAITING -> {
            }
            case CALLED -> clinic.done(call(1));
            case IN_CONSULTATION -> {
                clinic.done(call(1));
                clinic.done(start(ticket));
            }
            case PARKED -> clinic.done(park(ticket));
            case SKIPPED -> clinic.done(skip(ticket));
            case FINISHED -> {
                clinic.done(call(1));
                clinic.done(finish(ticket));
            }
            case CANCELLED -> clinic.done(cancel(ticket));
            case NO_SHOW -> {
                clinic.done(skip(ticket));
                clinic.timePasses(Duration.ofMinutes(30));
            }
            case DAY_ENDED, REPLACED -> throw new IllegalArgumentException("forgotten at once: " + status);
        }
        assertThat(clinic.visit(ticket).status()).isEqualTo(status);
        return ticket;
    }

    @ParameterizedTest
    @EnumSource(names = { "CALLED", "IN_CONSULTATION" })
    void another_room_does_not_move_a_patient_who_is_in_a_room(VisitStatus status) {
        List<Function<TicketId, TriageCommand>> moves = status == VisitStatus.CALLED
                ? List.of(TriageScenario::recall, TriageScenario::notPresent, TriageScenario::skip, TriageScenario::park,
                        one -> transfer(one, "paediatrics", null), TriageScenario::start, TriageScenario::finish)
                : List.of(TriageScenario::park, one -> transfer(one, "paediatrics", null), TriageScenario::finish);
        for (var move : moves) {
            // Given
            var clinic = TriageScenario.clinic();
            var ticket = in(status, clinic);

            // Then
            assertThat(clinic.refused(move.apply(ticket), "room 2")).satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo("ticket-of-another-room");
                assertThat(refusal.detail()).contains("A001", "room 1.");
            });
            assertThat(clinic.done(move.apply(ticket), "reception 1")).isNotEmpty();
        }
    }

    // ── a call that is not answered ──

    @Test
    void a_recall_counts_as_a_call_and_keeps_the_room() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.CALLED, clinic);
        var first = clinic.visit(ticket).called().calledAt();

        // When
        clinic.later(MINUTE).done(recall(ticket), "room 1");

        // Then
        var visit = clinic.visit(ticket);
        assertThat(visit.called().calls()).isEqualTo(2);
        assertThat(visit.called().unanswered()).isEqualTo(2);
        assertThat(visit.called().room()).isEqualTo("1");
        assertThat(visit.called().calledAt()).as("the first call ended the wait").isEqualTo(first);
        assertThat(visit.times().since()).isEqualTo(clinic.now());
    }

    @Test
    void who_is_not_present_waits_on_and_others_go_first_for_a_while() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.CALLED, clinic);

        // When
        clinic.done(notPresent(ticket), "room 1");

        // Then
        var visit = clinic.visit(ticket);
        assertThat(visit.status()).isEqualTo(VisitStatus.WAITING);
        assertThat(visit.called().room()).isNull();
        assertThat(visit.eligibility().notBefore()).isEqualTo(clinic.now().plus(SETTINGS.calling().pause()));
        assertThat(clinic.state.occupant("room 1")).as("the room is free").isEmpty();
        assertThat(clinic.waiting()).containsExactly("A001");
    }

    @Test
    void after_the_last_attempt_the_patient_is_skipped() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        for (var attempt = 1; attempt < SETTINGS.calling().attempts(); attempt++) {
            clinic.done(call(1));
            clinic.later(MINUTE).done(notPresent(ticket));
            clinic.later(SETTINGS.calling().pause());
        }
        clinic.done(call(1));

        // When
        var events = clinic.done(notPresent(ticket));

        // Then
        assertThat(events).hasOnlyElementsOfType(TicketSkipped.class);
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.SKIPPED);
        assertThat(clinic.visit(ticket).called().unanswered()).isEqualTo(3);
        assertThat(clinic.state.occupant("room 1")).isEmpty();
        assertThat(clinic.waiting()).isEmpty();
    }

    @Test
    void a_recall_uses_up_an_attempt_and_who_comes_back_has_all_of_them_again() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.CALLED, clinic);
        clinic.done(recall(ticket));
        clinic.done(recall(ticket));
        clinic.done(notPresent(ticket));
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.SKIPPED);

        // When
        clinic.done(comeBack(ticket));
        clinic.done(call(1));
        clinic.done(notPresent(ticket));

        // Then
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.WAITING);
        assertThat(clinic.visit(ticket).called().calls()).as("in all").isEqualTo(4);
    }

    @Test
    void nobody_is_called_more_often_than_the_clinic_calls() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.CALLED, clinic);
        clinic.done(recall(ticket));
        clinic.done(recall(ticket));

        // Then
        var refusal = clinic.refused(recall(ticket));
        assertThat(refusal.code()).isEqualTo("called-often-enough");
        assertThat(refusal.detail()).contains("as often as this clinic calls: 3.");
        assertThat(clinic.visit(ticket).called().calls()).isEqualTo(3);
    }

    @Test
    void a_consultation_that_begins_answers_the_calls() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.CALLED, clinic);

        // When
        clinic.done(start(ticket));

        // Then
        assertThat(clinic.visit(ticket).called().unanswered()).isZero();
    }

    // ── away and back ──

    @ParameterizedTest
    @EnumSource(names = { "PARKED", "SKIPPED" })
    void who_comes_back_has_the_old_place(VisitStatus away) {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(away, clinic);
        clinic.issue();
        assertThat(clinic.waiting()).containsExactly("A002");

        // When
        clinic.later(Duration.ofMinutes(20)).done(comeBack(ticket));

        // Then
        assertThat(clinic.waiting()).containsExactly("A001", "A002");
    }

    @Test
    void who_did_not_come_may_come_back_for_a_while() {
        // Given
        var clinic = TriageScenario.clinic();
        var inTime = in(VisitStatus.SKIPPED, clinic);
        clinic.later(Duration.ofMinutes(30).minusMillis(1));
        clinic.done(comeBack(inTime));
        clinic.done(skip(inTime));

        // When
        clinic.later(Duration.ofMinutes(30));

        // Then
        assertThat(clinic.refused(comeBack(inTime))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("back-too-late");
            assertThat(refusal.detail()).contains("A001", "30 minutes", "new number");
        });
    }

    @Test
    void who_was_sent_away_may_come_back_whenever_that_is_done() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.PARKED, clinic);

        // Then
        assertThat(clinic.timePasses(Duration.ofHours(6))).isEmpty();
        assertThat(clinic.done(comeBack(ticket))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = { "CALLED", "IN_CONSULTATION" })
    void parking_frees_the_room_and_keeps_the_note(VisitStatus status) {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(status, clinic);

        // When
        clinic.done(park(ticket, "X-ray, left hand"), "room 1");
        clinic.issue();

        // Then
        assertThat(clinic.visit(ticket).note()).isEqualTo("X-ray, left hand");
        assertThat(clinic.visit(ticket).called().room()).isNull();
        assertThat(clinic.done(call(1))).hasSize(1);
    }

    @Test
    void time_away_is_neither_waiting_nor_service_and_a_second_consultation_adds_to_the_first() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.later(Duration.ofMinutes(5)).done(park(ticket));
        clinic.later(Duration.ofMinutes(7)).done(comeBack(ticket));
        clinic.later(Duration.ofMinutes(3)).done(call(1));
        clinic.later(Duration.ofMinutes(1)).done(start(ticket));
        var started = clinic.now();
        clinic.later(Duration.ofMinutes(10)).done(park(ticket));
        clinic.later(Duration.ofMinutes(40)).done(comeBack(ticket));
        clinic.later(Duration.ofMinutes(2)).done(call(2));

        // When
        clinic.later(Duration.ofMinutes(1)).done(start(ticket));
        clinic.later(Duration.ofMinutes(4)).done(finish(ticket));

        // Then
        var visit = clinic.visit(ticket);
        assertThat(visit.times().waiting()).isEqualTo(Duration.ofMinutes(8));
        assertThat(visit.times().away()).isEqualTo(Duration.ofMinutes(47));
        assertThat(visit.times().consultation()).isEqualTo(Duration.ofMinutes(14));
        assertThat(visit.consultation().startedAt()).as("the first time").isEqualTo(started);
    }

    // ── given up ──

    @Test
    void who_does_not_come_back_is_given_up_by_the_clock() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.SKIPPED, clinic);

        // Then
        assertThat(clinic.timePasses(Duration.ofMinutes(30).minusMillis(1))).isEmpty();
        assertThat(clinic.timePasses(Duration.ofMillis(1))).hasOnlyElementsOfType(TicketNoShow.class);
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.NO_SHOW);
        assertThat(clinic.visit(ticket).consultation().finishedAt()).isEqualTo(clinic.now());
        assertThat(clinic.refused(comeBack(ticket)).detail()).startsWith("A001 did not come");
        assertThat(clinic.timePasses(Duration.ofHours(1))).as("once").isEmpty();
    }

    @Test
    void very_many_are_given_up_in_several_turns() {
        // Given
        var clinic = TriageScenario.clinic();
        for (var patient = 0; patient < DayRules.MOST_AT_ONCE + 1; patient++) {
            clinic.done(skip(clinic.issue()));
        }

        // Then
        assertThat(clinic.timePasses(Duration.ofHours(1))).hasSize(DayRules.MOST_AT_ONCE);
        assertThat(clinic.timePasses(Duration.ZERO)).hasSize(1);
    }

    @Test
    void before_the_settings_have_arrived_the_clock_gives_nobody_up() {
        assertThat(new TriageScenario().done(new GiveUpAbsent())).isEmpty();
    }

    // ── transfer ──

    @Test
    void a_transfer_keeps_number_time_of_issue_and_priority() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = in(VisitStatus.IN_CONSULTATION, clinic);
        clinic.done(TriageScenario.prioritise(ticket, "high"));
        var before = clinic.visit(ticket);

        // When
        var events = clinic.later(MINUTE).done(transfer(ticket, "paediatrics", "7"), "room 1");

        // Then
        assertThat(events).hasOnlyElementsOfType(TicketTransferred.class);
        var visit = clinic.visit(ticket);
        assertThat(visit.status()).isEqualTo(VisitStatus.WAITING);
        assertThat(visit.number()).isEqualTo(before.number());
        assertThat(visit.issuedAt()).isEqualTo(before.issuedAt());
        assertThat(visit.urgency().priority()).isEqualTo(before.urgency().priority());
        assertThat(visit.serviceLine()).isEqualTo("paediatrics");
        assertThat(visit.eligibility().onlyRoom()).isEqualTo("7");
        assertThat(visit.times().consultation()).isEqualTo(MINUTE);
        assertThat(clinic.state.occupant("room 1")).as("the room is free").isEmpty();
    }

    @Test
    void a_transfer_to_a_room_keeps_the_service_line_and_one_to_a_service_line_opens_all_its_rooms() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // When
        clinic.done(transfer(ticket, null, "7"));
        var toRoom = clinic.visit(ticket);
        clinic.done(transfer(ticket, "paediatrics", null));
        var toLine = clinic.visit(ticket);

        // Then
        assertThat(toRoom.serviceLine()).isEqualTo("general");
        assertThat(toRoom.eligibility().onlyRoom()).isEqualTo("7");
        assertThat(toLine.serviceLine()).isEqualTo("paediatrics");
        assertThat(toLine.eligibility().onlyRoom()).isNull();
    }

    @Test
    void a_transfer_to_where_the_patient_is_already_is_refused() {
        // Given
        var clinic = TriageScenario.clinic();
        var here = in(VisitStatus.IN_CONSULTATION, clinic);
        var waiting = clinic.issue();

        // Then
        assertThat(clinic.refused(transfer(waiting, "general", null)).code()).isEqualTo("already-there");
        clinic.done(transfer(waiting, null, "7"));
        assertThat(clinic.refused(transfer(waiting, null, "7")).code()).isEqualTo("already-there");
        assertThat(clinic.refused(transfer(waiting, "general", "7")).code()).isEqualTo("already-there");
        assertThat(clinic.refused(transfer(here, null, "1")).detail()).endsWith(" is in room 1 already.");
    }

    @Test
    void a_transfer_to_another_room_of_the_same_line_or_to_all_its_rooms_is_one() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // Then
        clinic.done(transfer(ticket, "general", "7"));
        clinic.done(transfer(ticket, "general", "8"));
        clinic.done(transfer(ticket, "general", null));
        assertThat(clinic.visit(ticket).eligibility().onlyRoom()).isNull();
    }

    @Test
    void a_transfer_to_where_there_is_nothing_is_refused() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // Then
        assertThat(clinic.refused(transfer(ticket, "dentist", null))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("unknown-service-line");
            assertThat(refusal.field()).isEqualTo("serviceLine");
            assertThat(refusal.detail()).contains("general, paediatrics");
        });
        assertThat(clinic.refused(transfer(ticket, null, "51"))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("room-not-found");
            assertThat(refusal.field()).isEqualTo("room");
        });
    }

    // ── the end of the day ──

    @Test
    void who_is_away_before_a_consultation_is_closed_with_the_day_and_who_was_with_a_doctor_is_not() {
        // Given
        var clinic = TriageScenario.clinic();
        var skipped = in(VisitStatus.SKIPPED, clinic);
        var parked = in(VisitStatus.PARKED, clinic);
        var sentForXray = in(VisitStatus.IN_CONSULTATION, clinic);
        clinic.done(park(sentForXray));

        // When
        var events = clinic.nextDay();

        // Then
        assertThat(events.getLast()).isInstanceOf(DayOpened.class);
        assertThat(events.subList(0, events.size() - 1)).map(event -> ((VisitClosed) event).visit())
                .allMatch(visit -> visit.status() == VisitStatus.DAY_ENDED)
                .extracting(visit -> visit.ticket()).containsExactly(skipped, parked);
        assertThat(clinic.done(comeBack(sentForXray))).hasSize(1);
        assertThat(clinic.done(call(3))).hasSize(1);
    }

    // ── other settings ──

    @Test
    void a_clinic_that_calls_once_skips_at_once() {
        // Given
        var clinic = TriageScenario.clinic(calling(new Calling(SETTINGS.calling().policy(), SETTINGS.calling().roomOrder(),
                1, Duration.ZERO, MINUTE, Duration.ZERO, MINUTE)));
        var ticket = in(VisitStatus.CALLED, clinic);

        // When
        clinic.done(notPresent(ticket));

        // Then
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.SKIPPED);
        clinic.later(Duration.ofSeconds(60));
        assertThat(clinic.refused(comeBack(ticket)).detail()).contains("within 1 minute,");
    }

    static ClinicSettings calling(Calling calling) {
        return new ClinicSettings(1, SETTINGS.clinic(), SETTINGS.zone(), SETTINGS.dayStartsAt(), SETTINGS.atDayEnd(),
                SETTINGS.languages(), SETTINGS.serviceLines(), SETTINGS.rooms(), SETTINGS.counters(), SETTINGS.scale(),
                calling);
    }
}
