package org.carequeue.pharmacy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The ways back and aside: what is given back, taken over, undone, cancelled at the counter, or never fetched.
class PrescriptionLifeTest {

    private static final String ONE = "counter 1";
    private static final String TWO = "counter 2";
    private static final String THREE = "counter 3";

    // ── every command in every status ──

    /// What becomes of each command of the counter that has claimed it: the event, or the code of the refusal.
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            command,   SUBMITTED,            CLAIMED,                   READY,                     HANDED_OVER,               CANCELLED,              NOT_COLLECTED,            RETURNED
            claim,     prescription-claimed, already-claimed,           already-claimed,           already-handed-over,       prescription-cancelled, already-claimed,          prescription-returned
            release,   not-claimed,          prescription-released,     already-ready,             already-handed-over,       prescription-cancelled, already-ready,            prescription-returned
            take-over, not-claimed,          already-claimed,           already-claimed,           already-handed-over,       prescription-cancelled, already-claimed,          prescription-returned
            ready,     not-claimed,          prescription-ready,        already-ready,             already-handed-over,       prescription-cancelled, already-ready,            prescription-returned
            hand-over, not-ready,            not-ready,                 prescription-handed-over,  already-handed-over,       prescription-cancelled, prescription-handed-over, prescription-returned
            undo,      nothing-to-undo,      prescription-step-undone,  prescription-step-undone,  prescription-step-undone,  nothing-to-undo,        nothing-to-undo,          prescription-step-undone
            put-away,  nothing-to-put-away,  nothing-to-put-away,       nothing-to-put-away,       nothing-to-put-away,       prescription-put-away,  nothing-to-put-away,      nothing-to-put-away
            return,    not-ready,            not-ready,                 prescription-returned,     already-handed-over,       prescription-cancelled, prescription-returned,    prescription-returned
            """)
    void what_is_asked_in_a_status(String name, String submitted, String claimed, String ready, String handedOver,
            String cancelled, String notCollected, String returned) {
        assertThat(Arrays.stream(PrescriptionStatus.values()).map(status -> after(status, name, ONE)))
                .containsExactly(submitted, claimed, ready, handedOver, cancelled, notCollected, returned);
    }

    /// The same of another counter.
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            command,   CLAIMED,                 READY,                   HANDED_OVER,         NOT_COLLECTED,           RETURNED
            release,   claimed-by-another,      already-ready,           already-handed-over, already-ready,           prescription-returned
            take-over, prescription-taken-over, prescription-taken-over, already-handed-over, prescription-taken-over, prescription-returned
            ready,     claimed-by-another,      already-ready,           already-handed-over, already-ready,           prescription-returned
            hand-over, not-ready,               claimed-by-another,      already-handed-over, claimed-by-another,      prescription-returned
            undo,      claimed-by-another,      claimed-by-another,      claimed-by-another,  nothing-to-undo,         prescription-step-undone
            return,    not-ready,               prescription-returned,   already-handed-over, prescription-returned,   prescription-returned
            """)
    void what_another_counter_asks_for(String name, String claimed, String ready, String handedOver, String notCollected,
            String returned) {
        assertThat(List.of(PrescriptionStatus.CLAIMED, PrescriptionStatus.READY, PrescriptionStatus.HANDED_OVER,
                PrescriptionStatus.NOT_COLLECTED, PrescriptionStatus.RETURNED)).map(status -> after(status, name, TWO))
                .containsExactly(claimed, ready, handedOver, notCollected, returned);
    }

    @Test
    void every_command_stands_in_the_table() throws ReflectiveOperationException {
        var table = PrescriptionLifeTest.class.getDeclaredMethod("what_is_asked_in_a_status",
                Collections.nCopies(8, String.class).toArray(Class<?>[]::new)).getAnnotation(CsvSource.class).textBlock();
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        Set<Class<?>> asked = table.lines().skip(1)
                .map(line -> named(line.substring(0, line.indexOf(',')).strip(), clinic, id)).map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(asked).containsExactlyInAnyOrder(PharmacyCommand.class.getPermittedSubclasses());
    }

    private static String after(PrescriptionStatus status, String name, String actor) {
        var clinic = PharmacyScenario.clinic();
        var id = in(status, clinic);
        var before = clinic.prescription(id);
        var decision = clinic.decides(named(name, clinic, id), actor);
        if (decision instanceof Decision.Refused<ClinicEvent>(var refusal)) {
            assertThat(clinic.prescription(id)).as("a refused command changes nothing").isEqualTo(before);
            return refusal.code();
        }
        assertThat(clinic.prescription(id).version()).isEqualTo(before.version() + 1);
        return ClinicEventTypes.nameOf(((Decision.Accepted<ClinicEvent>) decision).events().getLast());
    }

    private static PharmacyCommand named(String name, PharmacyScenario clinic, PrescriptionId id) {
        return switch (name) {
            case "claim" -> new Claim(id, null);
            case "release" -> new Release(id);
            case "take-over" -> new TakeOver(id, null, clinic.prescription(id).version());
            case "ready" -> new MarkReady(id);
            case "hand-over" -> new HandOver(id, null);
            case "undo" -> new UndoStep(id, clinic.prescription(id).version());
            case "put-away" -> new PutAway(id);
            case "return" -> new ReturnToShelf(id);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// A prescription that the first counter has brought there.
    private static PrescriptionId in(PrescriptionStatus status, PharmacyScenario clinic) {
        var id = clinic.submit(1);
        if (status != PrescriptionStatus.SUBMITTED) {
            clinic.done(new Claim(id, null), ONE);
        }
        switch (status) {
            case SUBMITTED, CLAIMED -> {
            }
            case READY -> clinic.done(new MarkReady(id), ONE);
            case HANDED_OVER -> {
                clinic.done(new MarkReady(id), ONE);
                clinic.done(new HandOver(id, null), ONE);
            }
            case CANCELLED -> clinic.cancelVisit(1);
            case NOT_COLLECTED -> {
                clinic.done(new MarkReady(id), ONE);
                clinic.nextDay();
            }
            case RETURNED -> {
                clinic.done(new MarkReady(id), ONE);
                clinic.done(new ReturnToShelf(id), ONE);
            }
        }
        assertThat(clinic.prescription(id).status()).isEqualTo(status);
        return id;
    }

    // ── given back and taken over ──

    @Test
    void what_is_given_back_anybody_may_claim_as_if_nobody_had() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        var before = clinic.prescription(id);
        clinic.done(new Claim(id, null), ONE);

        // When
        clinic.done(new Release(id), ONE);

        // Then
        assertThat(clinic.prescription(id)).usingRecursiveComparison().ignoringFields("version").isEqualTo(before);
        clinic.done(new Claim(id, null), TWO);
        assertThat(clinic.prescription(id).counter()).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(names = { "CLAIMED", "READY", "NOT_COLLECTED" })
    void whoever_takes_it_over_goes_on_where_it_stands_and_both_see_it(PrescriptionStatus status) {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(status, clinic);
        var version = clinic.prescription(id).version();

        // When
        clinic.done(new TakeOver(id, null, version), TWO);

        // Then
        var taken = clinic.prescription(id);
        assertThat(taken.status()).isEqualTo(status);
        assertThat(taken.counter()).isEqualTo("2");
        assertThat(taken.claimedBy()).isEqualTo(TWO);
        assertThat(taken.takenOver()).satisfies(takeOver -> {
            assertThat(takeOver.from()).isEqualTo("1");
            assertThat(takeOver.at()).isEqualTo(clinic.now());
        });
        assertThat(clinic.refused(status == PrescriptionStatus.CLAIMED ? new MarkReady(id) : new HandOver(id, null), ONE)
                .code()).isEqualTo("claimed-by-another");
    }

    @Test
    void of_two_who_take_over_at_once_one_wins_and_the_other_is_told_why() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(PrescriptionStatus.CLAIMED, clinic);
        var seen = clinic.prescription(id).version();

        // When
        clinic.done(new TakeOver(id, null, seen), TWO);
        var refusal = clinic.refused(new TakeOver(id, null, seen), THREE);

        // Then
        assertThat(refusal.code()).isEqualTo("prescription-changed");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.detail()).contains("A001").endsWith(".");
        assertThat(clinic.events).filteredOn(PrescriptionTakenOver.class::isInstance).hasSize(1);
        assertThat(clinic.prescription(id).counter()).isEqualTo("2");
    }

    @Test
    void what_was_taken_over_is_released_or_taken_back_and_the_former_claim_is_not_undone() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(PrescriptionStatus.CLAIMED, clinic);
        clinic.done(new TakeOver(id, null, clinic.prescription(id).version()), TWO);

        // Then
        assertThat(clinic.refused(new UndoStep(id, clinic.prescription(id).version()), TWO).code())
                .isEqualTo("nothing-to-undo");
        clinic.done(new TakeOver(id, null, clinic.prescription(id).version()), ONE);
        clinic.done(new Release(id), ONE);
        assertThat(clinic.prescription(id).takenOver()).isNull();
    }

    // ── undone ──

    @Test
    void step_by_step_all_is_undone_and_each_stands_where_it_stood() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        var submitted = clinic.prescription(id);
        clinic.done(new Claim(id, null), ONE);
        var claimed = clinic.prescription(id);
        clinic.done(new MarkReady(id), ONE);
        var ready = clinic.prescription(id);
        clinic.done(new HandOver(id, null), ONE);

        // Then
        for (var before : List.of(ready, claimed, submitted)) {
            clinic.done(new UndoStep(id, clinic.prescription(id).version()), ONE);
            assertThat(clinic.prescription(id)).usingRecursiveComparison().ignoringFields("version").isEqualTo(before);
        }
        assertThat(clinic.events).filteredOn(PrescriptionStepUndone.class::isInstance)
                .extracting(event -> ((PrescriptionStepUndone) event).step())
                .containsExactly("prescription-handed-over", "prescription-ready", "prescription-claimed");
        assertThat(clinic.open()).containsExactly("A001-P1");
    }

    @Test
    void a_double_click_on_undo_undoes_one_step() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(PrescriptionStatus.HANDED_OVER, clinic);
        var undo = new UndoStep(id, clinic.prescription(id).version());

        // When
        clinic.done(undo, ONE);
        var again = clinic.refused(undo, ONE);

        // Then
        assertThat(again.code()).isEqualTo("prescription-changed");
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.READY);
    }

    @ParameterizedTest
    @EnumSource(names = { "CLAIMED", "READY", "HANDED_OVER", "RETURNED" })
    void a_step_is_undone_for_a_while(PrescriptionStatus status) {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(status, clinic);
        var within = PharmacyScenario.SETTINGS.calling().undoWithin();

        // When
        clinic.later(within);

        // Then
        assertThat(clinic.refused(new UndoStep(id, clinic.prescription(id).version()), ONE)).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("undo-too-late");
            assertThat(refusal.detail()).contains("10 minutes");
        });
        clinic.later(Duration.ofMillis(-1)).done(new UndoStep(id, clinic.prescription(id).version()), ONE);
    }

    // ── handed over to whoever holds the ticket ──

    @ParameterizedTest
    @CsvSource({ "A042", "a042", "' A042 '", "42", "a42", "042" })
    void the_number_on_the_slip_is_taken_as_people_type_it(String typed) {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(42);
        clinic.done(new Claim(id, null), ONE);
        clinic.done(new MarkReady(id), ONE);

        // Then
        assertThat(clinic.done(new HandOver(id, typed), ONE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "A041", "B042", "4", "420", "A0420", "''", "A", "042A", "9999999999", "042-1" })
    void another_number_is_not_handed_over_to(String typed) {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(42);
        clinic.done(new Claim(id, null), ONE);
        clinic.done(new MarkReady(id), ONE);

        // Then
        assertThat(clinic.refused(new HandOver(id, typed), ONE)).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("wrong-ticket");
            assertThat(refusal.detail()).contains("A042");
        });
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.READY);
    }

    // ── cancelled at the counter ──

    @ParameterizedTest
    @EnumSource(names = { "CLAIMED", "READY", "NOT_COLLECTED" })
    void what_is_cancelled_after_a_counter_had_begun_stays_until_somebody_has_put_it_away(PrescriptionStatus status) {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(status, clinic);

        // When
        clinic.cancel(id.ticket());
        clinic.nextDay();
        clinic.nextDay();

        // Then
        assertThat(clinic.prescription(id).toPutAway()).isTrue();
        assertThat(clinic.refused(new HandOver(id, null), ONE).code()).isEqualTo("prescription-cancelled");
        clinic.done(new PutAway(id), TWO);
        assertThat(clinic.prescription(id).pending()).isFalse();
        assertThat(clinic.refused(new PutAway(id), ONE).code()).isEqualTo("nothing-to-put-away");
        clinic.nextDay();
        assertThat(clinic.state.find(id)).isEmpty();
    }

    @Test
    void what_nobody_had_begun_is_not_to_be_put_away() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);

        // When
        clinic.cancelVisit(1);

        // Then
        assertThat(clinic.prescription(id).pending()).isFalse();
        assertThat(clinic.refused(new PutAway(id), ONE).code()).isEqualTo("nothing-to-put-away");
    }

    // ── never fetched ──

    @Test
    void what_is_ready_when_the_day_ends_is_not_collected_and_all_else_stays_as_it_is() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var ready = in(PrescriptionStatus.READY, clinic);
        var claimed = clinic.submit(2);
        clinic.done(new Claim(claimed, null), ONE);
        var submitted = clinic.submit(3);

        // When
        var events = clinic.nextDay();

        // Then
        assertThat(events).hasExactlyElementsOfTypes(PrescriptionNotCollected.class, DayOpened.class);
        assertThat(clinic.prescription(ready).status()).isEqualTo(PrescriptionStatus.NOT_COLLECTED);
        assertThat(clinic.prescription(ready).notCollectedAt()).isEqualTo(clinic.now());
        assertThat(clinic.prescription(claimed).status()).isEqualTo(PrescriptionStatus.CLAIMED);
        assertThat(clinic.prescription(submitted).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(clinic.open()).contains("A001-P1");
        assertThat(clinic.nextDay()).hasExactlyElementsOfTypes(DayOpened.class);
    }

    @Test
    void a_day_that_is_told_again_ends_nothing() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var opened = clinic.nextDay();
        var id = clinic.submit(1);
        clinic.done(new Claim(id, null), ONE);
        clinic.done(new MarkReady(id), ONE);

        // When
        opened.forEach(clinic::hears);

        // Then
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.READY);
    }

    @Test
    void who_comes_the_next_day_still_gets_it_and_a_mistake_in_that_is_undone() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(PrescriptionStatus.NOT_COLLECTED, clinic);

        // When
        clinic.done(new HandOver(id, "1"), ONE);
        clinic.done(new UndoStep(id, clinic.prescription(id).version()), ONE);

        // Then
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.NOT_COLLECTED);
        clinic.done(new ReturnToShelf(id), "manager");
        assertThat(clinic.prescription(id).returnedAt()).isEqualTo(clinic.now());
        assertThat(clinic.open()).isEmpty();
        clinic.done(new UndoStep(id, clinic.prescription(id).version()), "manager");
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.NOT_COLLECTED);
    }

    @Test
    void of_a_return_and_a_cancelled_visit_exactly_one_wins() {
        for (var cancelFirst : List.of(true, false)) {
            // Given
            var clinic = PharmacyScenario.clinic();
            var id = in(PrescriptionStatus.READY, clinic);

            // When
            if (cancelFirst) {
                clinic.cancelVisit(1);
                clinic.decides(new ReturnToShelf(id), ONE);
            } else {
                clinic.decides(new ReturnToShelf(id), ONE);
                clinic.cancelVisit(1);
            }

            // Then
            assertThat(clinic.prescription(id).status())
                    .isEqualTo(cancelFirst ? PrescriptionStatus.CANCELLED : PrescriptionStatus.RETURNED);
            assertThat(clinic.events).filteredOn(PrescriptionCancelled.class::isInstance).hasSize(cancelFirst ? 1 : 0);
        }
    }

    // ── where it was written ──

    @ParameterizedTest
    @CsvSource({ "room 3, 3", "room Blue 2, Blue 2", "api,", "reception 1,", "kiosk 1," })
    void a_workplace_that_is_no_room_is_not_called_one(String workplace, String room) {
        // Given
        var clinic = PharmacyScenario.clinic();

        // When
        var id = clinic.submitFrom(workplace, 1);

        // Then
        assertThat(clinic.prescription(id).room()).isEqualTo(room);
        assertThat(PrescriptionView.of(clinic.prescription(id)).room()).isEqualTo(room);
    }
}
