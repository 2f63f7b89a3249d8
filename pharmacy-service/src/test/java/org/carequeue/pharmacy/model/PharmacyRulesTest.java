package org.carequeue.pharmacy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionPutAway;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionReturned;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Priority;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.junit.jupiter.api.Test;

class PharmacyRulesTest {

    private static final String ONE = "counter 1";
    private static final String TWO = "counter 2";

    // ── what the triage-service tells ──

    @Test
    void a_submitted_prescription_is_received_as_it_was_written() {
        // Given
        var clinic = PharmacyScenario.clinic();

        // When
        var id = clinic.submit(42);

        // Then
        assertThat(clinic.events).map(Object::getClass).map(Class::getSimpleName)
                .containsExactly("ClinicConfigured", "DayOpened", "PrescriptionReceived");
        var prescription = clinic.prescription(id);
        assertThat(prescription.id()).hasToString("2026-11-22-A042-P1");
        assertThat(prescription.status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(prescription.version()).isEqualTo(1);
        assertThat(prescription.priority()).isEqualTo(Priority.NORMAL);
        assertThat(prescription.submittedAt()).isEqualTo(clinic.now());
        assertThat(prescription.room()).describedAs("a room's name, without the word").isEqualTo("3");
        assertThat(prescription.prescriber()).isEqualTo("doctor.on.duty");
        assertThat(prescription.order()).isEqualTo(PharmacyScenario.ORDER);
    }

    @Test
    void a_prescription_that_is_told_twice_is_received_once() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var submission = clinic.submission(1);
        clinic.hears(submission);
        clinic.done(new Claim(submission.prescription().id(), null), ONE);

        // When
        var again = clinic.hears(submission);

        // Then
        assertThat(again).isEmpty();
        assertThat(clinic.prescription(submission.prescription().id()).status()).isEqualTo(PrescriptionStatus.CLAIMED);
    }

    @Test
    void what_becomes_of_the_visit_before_a_doctor_is_no_matter_here() {
        // Given
        var clinic = PharmacyScenario.clinic();
        clinic.submit(1);
        var visit = clinic.visit(1);

        // Then
        assertThat(List.of(new VisitOpened(visit), new TicketCalled(visit), new ConsultationStarted(visit),
                new ConsultationFinished(visit), new VisitClosed(visit)))
                .allSatisfy(event -> assertThat(clinic.hears(event)).isEmpty());
        assertThat(clinic.open()).containsExactly("A001-P1");
    }

    // ── the order of work ──

    @Test
    void the_more_urgent_goes_first_and_within_a_level_what_was_submitted_first() {
        // Given
        var clinic = PharmacyScenario.clinic();
        clinic.prioritise(2, "low");
        clinic.prioritise(3, "critical");

        // When
        clinic.submit(2);
        clinic.submit(1);
        clinic.submit(3);
        clinic.submit(1);
        clinic.submit(4);

        // Then
        assertThat(clinic.open()).containsExactly("A003-P1", "A001-P1", "A001-P2", "A004-P1", "A002-P1");
    }

    @Test
    void prescriptions_of_the_same_instant_go_in_the_order_in_which_they_arrived() {
        // Given
        var clinic = PharmacyScenario.clinic();

        // When
        clinic.hears(clinic.submission(2));
        clinic.hears(clinic.submission(1));

        // Then
        assertThat(clinic.open()).containsExactly("A002-P1", "A001-P1");
    }

    @Test
    void a_changed_priority_moves_every_open_prescription_of_the_ticket_at_once() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var done = handOver(clinic, clinic.submit(2));
        clinic.submit(1);
        clinic.submit(2);
        var claimed = clinic.submit(2);
        clinic.done(new Claim(claimed, null), ONE);

        // When
        var events = clinic.prioritise(2, "critical");

        // Then
        assertThat(events).hasSize(3).hasOnlyElementsOfType(PrescriptionPrioritised.class);
        assertThat(clinic.open()).containsExactly("A002-P2", "A002-P3", "A001-P1");
        assertThat(clinic.prescription(claimed).status()).isEqualTo(PrescriptionStatus.CLAIMED);
        assertThat(clinic.prescription(claimed).version()).isEqualTo(3);
        clinic.done(new UndoStep(done), ONE);
        assertThat(clinic.open()).as("what is undone is as urgent as the others").startsWith("A002-P1");
    }

    @Test
    void a_priority_that_is_the_same_moves_nothing() {
        // Given
        var clinic = PharmacyScenario.clinic();
        clinic.submit(1);

        // Then
        assertThat(clinic.prioritise(1, "normal")).isEmpty();
        assertThat(clinic.prioritise(2, "high")).isEmpty();
    }

    // ── from submission to hand-over ──

    @Test
    void a_prescription_is_claimed_made_ready_and_handed_over() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // When
        var claimed = clinic.later(Duration.ofMinutes(1)).done(new Claim(id, null), ONE);
        var ready = clinic.later(Duration.ofMinutes(5)).done(new MarkReady(id), ONE);
        var handedOver = clinic.later(Duration.ofMinutes(2)).done(new HandOver(id, null), ONE);

        // Then
        assertThat(claimed).hasOnlyElementsOfType(PrescriptionClaimed.class).hasSize(1);
        assertThat(ready).hasOnlyElementsOfType(PrescriptionReady.class).hasSize(1);
        assertThat(handedOver).hasOnlyElementsOfType(PrescriptionHandedOver.class).hasSize(1);
        var prescription = clinic.prescription(id);
        assertThat(prescription.status()).isEqualTo(PrescriptionStatus.HANDED_OVER);
        assertThat(prescription.version()).isEqualTo(4);
        assertThat(prescription.counter()).isEqualTo("1");
        assertThat(prescription.claimedBy()).isEqualTo(ONE);
        assertThat(prescription.claimedAt()).isEqualTo(clinic.now().minus(Duration.ofMinutes(7)));
        assertThat(prescription.readyAt()).isEqualTo(clinic.now().minus(Duration.ofMinutes(2)));
        assertThat(prescription.handedOverAt()).isEqualTo(clinic.now());
        assertThat(clinic.open()).isEmpty();
    }

    @Test
    void each_step_is_allowed_from_exactly_one_state() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // Then
        assertThat(codes(clinic, id, false, true, true)).containsExactly("not-claimed", "not-ready");
        clinic.done(new Claim(id, null), ONE);
        assertThat(codes(clinic, id, true, false, true)).containsExactly("already-claimed", "not-ready");
        clinic.done(new MarkReady(id), ONE);
        assertThat(codes(clinic, id, true, true, false)).containsExactly("already-claimed", "already-ready");
        clinic.done(new HandOver(id, null), ONE);
        assertThat(codes(clinic, id, true, true, true)).containsOnly("already-handed-over");
    }

    @Test
    void a_cancelled_prescription_takes_no_step() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // When
        clinic.cancelVisit(1);

        // Then
        assertThat(codes(clinic, id, true, true, true)).containsOnly("prescription-cancelled");
    }

    @Test
    void of_nine_pharmacists_who_claim_one_prescription_exactly_one_gets_it() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // When
        var decisions = IntStream.rangeClosed(1, 9).mapToObj(n -> clinic.decides(new Claim(id, null), "counter " + n))
                .toList();

        // Then
        assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
        assertThat(clinic.events).filteredOn(PrescriptionClaimed.class::isInstance).hasSize(1);
        assertThat(clinic.prescription(id).counter()).isEqualTo("1");
    }

    @Test
    void nothing_is_handed_over_twice() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        clinic.done(new Claim(id, null), ONE);
        clinic.done(new MarkReady(id), ONE);

        // When
        IntStream.range(0, 9).forEach(_ -> clinic.decides(new HandOver(id, null), ONE));

        // Then
        assertThat(clinic.events).filteredOn(PrescriptionHandedOver.class::isInstance).hasSize(1);
    }

    @Test
    void of_a_cancelled_visit_and_a_hand_over_exactly_one_wins() {
        for (var cancelFirst : List.of(true, false)) {
            // Given
            var clinic = PharmacyScenario.clinic();
            var id = clinic.submit(1);
            clinic.done(new Claim(id, null), ONE);
            clinic.done(new MarkReady(id), ONE);

            // When
            if (cancelFirst) {
                clinic.cancelVisit(1);
                clinic.decides(new HandOver(id, null), ONE);
            } else {
                clinic.decides(new HandOver(id, null), ONE);
                clinic.cancelVisit(1);
            }

            // Then
            assertThat(clinic.prescription(id).status())
                    .isEqualTo(cancelFirst ? PrescriptionStatus.CANCELLED : PrescriptionStatus.HANDED_OVER);
            assertThat(clinic.events).filteredOn(event -> event instanceof PrescriptionCancelled
                    || event instanceof PrescriptionHandedOver).hasSize(1);
        }
    }

    @Test
    void a_cancelled_visit_cancels_all_that_is_not_handed_over() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var done = handOver(clinic, clinic.submit(1));
        var ready = clinic.submit(1);
        clinic.done(new Claim(ready, null), ONE);
        clinic.done(new MarkReady(ready), ONE);
        var waiting = clinic.submit(1);
        clinic.submit(2);

        // When
        var events = clinic.cancelVisit(1);

        // Then
        assertThat(events).hasSize(2).hasOnlyElementsOfType(PrescriptionCancelled.class);
        assertThat(clinic.prescription(ready).status()).isEqualTo(PrescriptionStatus.CANCELLED);
        assertThat(clinic.prescription(waiting).status()).isEqualTo(PrescriptionStatus.CANCELLED);
        assertThat(clinic.prescription(done).status()).isEqualTo(PrescriptionStatus.HANDED_OVER);
        assertThat(clinic.open()).containsExactly("A002-P1");
        assertThat(clinic.cancelVisit(1)).isEmpty();
    }

    // ── a log that is read again ──

    @Test
    void a_log_that_is_read_again_changes_nothing_that_is_known_and_brings_nothing_back_that_is_over() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var first = clinic.later(Duration.ofSeconds(1)).submission(1);
        clinic.hears(first);
        var yesterdays = handOver(clinic, first.prescription().id());
        var opened = clinic.nextDay();
        var second = clinic.later(Duration.ofHours(2)).submission(2);
        clinic.hears(second);
        clinic.done(new Claim(second.prescription().id(), null), ONE);

        // When
        clinic.hears(first);
        opened.forEach(clinic::hears);
        var again = clinic.hears(second);

        // Then
        assertThat(again).isEmpty();
        assertThat(clinic.state.find(yesterdays)).isEmpty();
        assertThat(clinic.open()).containsExactly("A002-P1");
        assertThat(clinic.prescription(second.prescription().id()).status()).isEqualTo(PrescriptionStatus.CLAIMED);
    }

    @Test
    void of_two_prescriptions_of_one_id_the_later_counts_and_the_former_is_cancelled_if_it_is_open() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var former = clinic.submission(1);
        clinic.hears(former);
        var id = former.prescription().id();
        clinic.done(new Claim(id, null), ONE);
        clinic.later(Duration.ofMinutes(5)).forgetVisits();
        var later = clinic.submission(1);

        // When
        var happened = clinic.hears(later);
        var again = clinic.hears(former);

        // Then
        assertThat(happened).hasSize(2).hasExactlyElementsOfTypes(PrescriptionCancelled.class,
                PrescriptionReceived.class);
        assertThat(again).isEmpty();
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(clinic.prescription(id).submittedAt()).isEqualTo(later.prescription().submittedAt());

        // When
        handOver(clinic, id);
        clinic.later(Duration.ofMinutes(5)).forgetVisits();
        var third = clinic.hears(clinic.submission(1));

        // Then
        assertThat(third).singleElement().isInstanceOf(PrescriptionReceived.class);
    }

    @Test
    void moves_aside_are_no_matter_here() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        var visit = clinic.visit(1);
        var now = clinic.now();

        // When
        var events = Stream.<ClinicEvent> of(new TicketReassessed(visit.reassessed(now)),
                new TicketRecalled(visit.recalled(now)), new TicketNotPresent(visit.notPresent(now, now)),
                new TicketSkipped(visit.skipped(now)), new TicketParked(visit.parked(now, "X-ray")),
                new TicketReturned(visit.returned(now)), new TicketTransferred(visit.transferred("general", "4", null, now)),
                new HelpRequested(new HelpRequest(1, "kiosk 1", visit.ticket(), now, null, null)))
                .flatMap(event -> clinic.hears(event).stream()).toList();

        // Then
        assertThat(events).isEmpty();
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
    }

    @Test
    void who_did_not_come_to_the_doctor_again_may_still_fetch_what_was_prescribed() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // When
        clinic.hears(new TicketNoShow(clinic.visit(1).ended(VisitStatus.NO_SHOW, clinic.now())));
        clinic.hears(new VisitClosed(clinic.visit(1).ended(VisitStatus.DAY_ENDED, clinic.now())));

        // Then
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(clinic.done(new Claim(id, null), ONE)).hasSize(1);
    }

    @Test
    void undoing_a_cancellation_brings_nothing_back_and_what_is_prescribed_after_it_counts() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var before = clinic.submit(1);
        var cancelled = new TicketCancelled(clinic.visit(1).ended(VisitStatus.CANCELLED, clinic.now()));
        clinic.hears(cancelled);

        // When
        var undone = clinic.hears(new MoveUndone(clinic.visit(1), "ticket-cancelled"));
        var after = clinic.submit(1);

        // Then
        assertThat(undone).isEmpty();
        assertThat(clinic.prescription(before).status()).isEqualTo(PrescriptionStatus.CANCELLED);
        assertThat(clinic.prescription(after).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(clinic.hears(cancelled)).as("when the log is read again").isEmpty();
    }

    @Test
    void undoing_another_move_leaves_prescriptions_as_they_are() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        clinic.hears(new ConsultationFinished(clinic.visit(1).ended(VisitStatus.FINISHED, clinic.now())));

        // When
        var undone = clinic.hears(new MoveUndone(clinic.visit(1), "consultation-finished"));

        // Then
        assertThat(undone).isEmpty();
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
    }

    @Test
    void a_cancelled_visit_cancels_nothing_that_was_submitted_after_its_end() {
        // Given
        var clinic = PharmacyScenario.clinic();
        clinic.submit(1);
        var cancelled = new TicketCancelled(clinic.visit(1).ended(VisitStatus.CANCELLED, clinic.now()));
        clinic.hears(cancelled);
        clinic.later(Duration.ofHours(1));
        clinic.submit(1);

        // When
        var again = clinic.hears(cancelled);

        // Then
        assertThat(again).isEmpty();
        assertThat(clinic.open()).containsExactly("A001-P2");
    }

    // ── counters and claims ──

    @Test
    void a_claim_says_at_which_counter() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // Then
        assertThat(clinic.refused(new Claim(id, "10"), ONE)).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("counter-not-found");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
            assertThat(refusal.field()).isEqualTo("counter");
        });
        assertThat(clinic.refused(new Claim(id, null), "counter 10").code()).isEqualTo("counter-not-found");
        assertThat(clinic.refused(new Claim(id, null), "api")).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("counter-missing");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.field()).isEqualTo("counter");
        });
        clinic.done(new Claim(id, "2"), ONE);
        assertThat(clinic.prescription(id).counter()).describedAs("what was asked for wins").isEqualTo("2");
        assertThat(clinic.prescription(id).claimedBy()).isEqualTo(ONE);
    }

    @Test
    void a_claim_belongs_to_who_made_it() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        clinic.done(new Claim(id, null), ONE);

        // Then
        assertThat(clinic.refused(new MarkReady(id), TWO)).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("claimed-by-another");
            assertThat(refusal.detail()).contains(ONE);
        });
        clinic.done(new MarkReady(id), ONE);
        assertThat(clinic.refused(new HandOver(id, null), TWO).code()).isEqualTo("claimed-by-another");
        clinic.done(new HandOver(id, null), ONE);
    }

    @Test
    void who_does_not_say_who_they_are_is_let_through() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        clinic.done(new Claim(id, null), ONE);

        // When
        clinic.done(new MarkReady(id), "api");
        clinic.done(new HandOver(id, null), "api");

        // Then
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.HANDED_OVER);
    }

    @Test
    void a_prescription_that_nobody_knows_is_not_found() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var unknown = PrescriptionId.parse("2026-11-22-A001-P1");

        // Then
        assertThat(clinic.refused(new HandOver(unknown, null), ONE).code()).isEqualTo("prescription-not-found");
        assertThat(clinic.refused(new Claim(unknown, "99"), ONE).code()).isEqualTo("prescription-not-found");
    }

    @Test
    void before_the_settings_have_arrived_everything_is_refused_for_now() {
        // Given
        var clinic = new PharmacyScenario();
        var id = clinic.submit(1);

        // Then
        assertThat(clinic.refused(new Claim(id, "1"), ONE).code()).isEqualTo("clinic-not-configured");
    }

    // ── the end of the day ──

    @Test
    void what_is_done_and_of_an_earlier_day_leaves_and_what_is_open_goes_on() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var done = handOver(clinic, clinic.submit(1));
        var open = clinic.submit(2);

        // When
        var events = clinic.nextDay();

        // Then
        assertThat(events).hasOnlyElementsOfType(DayOpened.class);
        assertThat(clinic.state.find(done)).isEmpty();
        handOver(clinic, open);
        assertThat(clinic.prescription(open).status()).isEqualTo(PrescriptionStatus.HANDED_OVER);
        clinic.nextDay();
        assertThat(clinic.state.find(open)).isEmpty();
    }

    // ── nothing of a patient where it does not belong ──

    @Test
    void no_sentence_and_no_text_form_says_what_was_prescribed_or_to_whom() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        clinic.done(new Claim(id, null), ONE);

        // Then
        assertThat(PrescriptionView.of(clinic.prescription(id)).toString()).doesNotContain("Ada", "Amoxicillin");
        assertThat(clinic.events.toString()).doesNotContain("Ada", "Amoxicillin");
        assertThat(clinic.refused(new Claim(id, null), TWO).detail()).doesNotContain("Ada", "Amoxicillin");
    }

    // ── replay ──

    @Test
    void what_happened_played_again_gives_the_same_state() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var dice = new Random(42);
        var levels = PharmacyScenario.SETTINGS.scale().levels();
        var ids = new ArrayList<>(List.of(clinic.submit(1)));
        List<Function<PrescriptionId, PharmacyCommand>> steps = List.of(id -> new Claim(id, null), MarkReady::new,
                id -> new HandOver(id, null), Release::new, id -> new AsSeen(new TakeOver(id, null, null), clinic.version(id)),
                id -> new AsSeen(new UndoStep(id), clinic.version(id)), PutAway::new, ReturnToShelf::new);
        for (var step = 0; step < 3_000; step++) {
            clinic.later(Duration.ofSeconds(dice.nextInt(60)));
            switch (dice.nextInt(30)) {
                case 0, 1, 2, 3 -> ids.add(clinic.submit(1 + dice.nextInt(20)));
                case 4, 5 -> clinic.prioritise(1 + dice.nextInt(20), levels.get(dice.nextInt(5)).code().code());
                case 6 -> clinic.cancelVisit(1 + dice.nextInt(20));
                case 7 -> clinic.hears(new ClinicConfigured(PharmacyScenario.SETTINGS.withVersion(step)));
                case 8 -> clinic.nextDay();
                default -> clinic.decides(
                        steps.get(dice.nextInt(dice.nextBoolean() ? 3 : steps.size()))
                                .apply(ids.get(Math.max(0, ids.size() - 1 - dice.nextInt(12)))),
                        dice.nextInt(4) == 0 ? TWO : ONE);
            }
        }

        // When
        var replayed = clinic.rules.initial();
        clinic.events.forEach(event -> clinic.rules.evolve(replayed, event));

        // Then
        assertThat(replayed).usingRecursiveComparison().isEqualTo(clinic.state);
        assertThat(clinic.events).hasAtLeastOneElementOfType(PrescriptionHandedOver.class)
                .hasAtLeastOneElementOfType(PrescriptionCancelled.class)
                .hasAtLeastOneElementOfType(PrescriptionPrioritised.class)
                .hasAtLeastOneElementOfType(PrescriptionReleased.class)
                .hasAtLeastOneElementOfType(PrescriptionTakenOver.class)
                .hasAtLeastOneElementOfType(PrescriptionStepUndone.class)
                .hasAtLeastOneElementOfType(PrescriptionPutAway.class)
                .hasAtLeastOneElementOfType(PrescriptionNotCollected.class)
                .hasAtLeastOneElementOfType(PrescriptionReturned.class);
        assertThat(clinic.events).filteredOn(PrescriptionReceived.class::isInstance).hasSize(ids.size());
    }

    private static PrescriptionId handOver(PharmacyScenario clinic, PrescriptionId id) {
        clinic.done(new Claim(id, null), ONE);
        clinic.done(new MarkReady(id), ONE);
        clinic.done(new HandOver(id, null), ONE);
        return id;
    }

    /// What the steps that are named are refused with.
    private static List<String> codes(PharmacyScenario clinic, PrescriptionId id, boolean claim, boolean ready,
            boolean handOver) {
        var codes = new ArrayList<String>();
        if (claim) {
            codes.add(clinic.refused(new Claim(id, null), ONE).code());
        }
        if (ready) {
            codes.add(clinic.refused(new MarkReady(id), ONE).code());
        }
        if (handOver) {
            codes.add(clinic.refused(new HandOver(id, null), ONE).code());
        }
        return codes;
    }
}
