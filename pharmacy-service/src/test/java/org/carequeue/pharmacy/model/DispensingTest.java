package org.carequeue.pharmacy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.PharmacySettings.CheckedBy;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Supply.Outcome;
import org.carequeue.pharmacy.model.PharmacyCommand.Amend;
import org.carequeue.pharmacy.model.PharmacyCommand.Answer;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Ask;
import org.carequeue.pharmacy.model.PharmacyCommand.Cancel;
import org.carequeue.pharmacy.model.PharmacyCommand.Check;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.EndLeases;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.Hold;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.Prepare;
import org.carequeue.pharmacy.model.PharmacyCommand.RenewLease;
import org.carequeue.pharmacy.model.PharmacyCommand.Resume;
import org.carequeue.pharmacy.model.PharmacyCommand.Said;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is supplied of what was ordered, who has a hand in it, and for how long.
class DispensingTest {

    private static final String ONE = "counter 1";
    private static final String TWO = "counter 2";
    private static final Duration LEASE = PharmacySettings.DEFAULTS.lease();

    // ── how much ──

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({ "SUPPLIED, , done", "SUPPLIED, 21, done", "SUPPLIED, 20, invalid-supply", "SUPPLIED, 22, invalid-supply",
            "PARTIAL, 20.5, done", "PARTIAL, 21, invalid-supply", "PARTIAL, 0, invalid-supply", "PARTIAL, -1, invalid-supply",
            "SUBSTITUTED, , done", "SUBSTITUTED, 7, done", "SUBSTITUTED, 21.0001, invalid-supply", "DECLINED, , done",
            "DECLINED, 1, invalid-supply" })
    void no_more_is_supplied_than_was_ordered(Outcome outcome, BigDecimal amount, String becomes) {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);

        // When
        var prepare = new Prepare(id, List.of(new Said(0, outcome, amount, "another make", "out of stock")));

        // Then
        if (becomes.equals("done")) {
            clinic.done(prepare, ONE);
            assertThat(clinic.prescription(id).work().supplies()).singleElement()
                    .satisfies(supply -> assertThat(supply.amount()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(21)));
        } else {
            assertThat(clinic.refused(prepare, ONE)).satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(becomes);
                assertThat(refusal.field()).isEqualTo("supplies[0].amount");
            });
        }
    }

    @Test
    void what_is_owed_is_a_prescription_of_its_own_that_names_the_first() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = partlyReady(clinic);

        // When
        var events = clinic.done(new HandOver(id, "1"), ONE);

        // Then
        assertThat(events).hasSize(2);
        var rest = ((PrescriptionReceived) events.getLast()).prescription();
        assertThat(rest.id()).hasToString(id + ".1");
        assertThat(rest.work().restOf()).isEqualTo(id);
        assertThat(rest.status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(rest.order().items()).singleElement().extracting(PrescriptionItem::quantity)
                .satisfies(left -> assertThat(left.amount()).isEqualByComparingTo("7"));
    }

    @Test
    void a_hand_over_that_left_a_rest_is_undone_as_long_as_nobody_has_begun_the_rest_and_no_id_is_given_twice() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = partlyReady(clinic);
        clinic.done(new HandOver(id, "1"), ONE);

        // When
        clinic.done(new UndoStep(id), ONE);
        clinic.done(new HandOver(id, "1"), ONE);

        // Then
        assertThat(clinic.prescription(rest(id, 1)).status()).isEqualTo(PrescriptionStatus.CANCELLED);
        assertThat(clinic.prescription(rest(id, 2)).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        clinic.done(new Claim(rest(id, 2), null), TWO);
        assertThat(clinic.refused(new UndoStep(id), ONE).code()).isEqualTo("rest-begun");
    }

    @Test
    void where_the_doctor_wants_this_very_medicine_no_other_is_supplied() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);
        var item = PharmacyScenario.ORDER.items().getFirst();
        clinic.done(new Amend(id, new PrescriptionOrder(null, null, null,
                List.of(new PrescriptionItem(item.medicine(), item.strength(), item.form(), item.dose(), item.route(),
                        item.frequency(), item.durationDays(), item.quantity(), 0, null, false, null)))),
                "doctor.one");

        // Then
        assertThat(clinic.refused(new Prepare(id, List.of(new Said(0, Outcome.SUBSTITUTED, null, "another make", "gone"))), ONE)
                .code()).isEqualTo("substitution-not-allowed");
    }

    @Test
    void what_is_declined_item_by_item_is_not_called_to_the_counter() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);
        clinic.done(new Prepare(id, List.of(new Said(0, Outcome.DECLINED, null, null, "allergic"))), ONE);

        // Then
        assertThat(clinic.refused(new MarkReady(id), ONE).code()).isEqualTo("nothing-supplied");
    }

    // ── by whom ──

    @ParameterizedTest
    @EnumSource
    void who_may_check_and_whether_anybody_has_to(CheckedBy by) {
        // Given
        var clinic = clinic(by, LEASE, PharmacyScenario.SETTINGS.counters());
        var id = claimed(clinic);

        // Then
        if (by == CheckedBy.NOBODY) {
            clinic.done(new MarkReady(id), ONE);
            return;
        }
        assertThat(clinic.refused(new MarkReady(id), ONE).code()).isEqualTo("not-prepared");
        clinic.done(new Prepare(id, PharmacyScenario.asOrdered()), ONE);
        assertThat(clinic.refused(new MarkReady(id), ONE).code()).isEqualTo("not-checked");
        if (by == CheckedBy.ANOTHER) {
            assertThat(clinic.refused(new Check(id), ONE).code()).isEqualTo("check-by-another");
            clinic.done(new Check(id), TWO);
        } else {
            clinic.done(new Check(id), ONE);
        }
        clinic.done(new MarkReady(id), ONE);
    }

    @Test
    void what_is_prepared_otherwise_is_checked_again() {
        // Given
        var clinic = clinic(CheckedBy.ANYBODY, LEASE, PharmacyScenario.SETTINGS.counters());
        var id = claimed(clinic);
        clinic.done(new Prepare(id, PharmacyScenario.asOrdered()), ONE);
        clinic.done(new Check(id), TWO);

        // When
        clinic.done(new Prepare(id, PharmacyScenario.asOrdered()), ONE);

        // Then
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.PREPARING);
        assertThat(clinic.prescription(id).work().checkedBy()).isNull();
    }

    @Test
    void of_two_steps_that_were_decided_on_one_version_one_is_done() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);
        clinic.done(new Prepare(id, PharmacyScenario.asOrdered()), ONE);
        var seen = clinic.prescription(id).version();

        // When
        clinic.done(new AsSeen(new Amend(id, PharmacyScenario.ORDER), seen), "doctor.one");

        // Then
        assertThat(clinic.refused(new AsSeen(new Check(id), seen), TWO).code()).isEqualTo("not-prepared");
        assertThat(clinic.refused(new AsSeen(new Prepare(id, PharmacyScenario.asOrdered()), seen), ONE).code())
                .isEqualTo("prescription-changed");
    }

    @Test
    void whoever_does_not_state_who_they_are_gets_nothing() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);
        clinic.done(new MarkReady(id), ONE);

        // Then
        assertThat(clinic.refused(new HandOver(id, "1", false), ONE).field()).isEqualTo("identified");
        clinic.done(new HandOver(id, "1", true), ONE);
    }

    // ── for how long ──

    @Test
    void a_claim_ends_when_nobody_has_worked_on_it_for_as_long_as_the_clinic_sets() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);
        clinic.later(LEASE.minusMillis(1));
        assertThat(clinic.done(new EndLeases(), "pharmacy-service")).isEmpty();
        clinic.done(new RenewLease(id), ONE);

        // When
        clinic.later(LEASE.minusMillis(1));
        assertThat(clinic.done(new EndLeases(), "pharmacy-service")).isEmpty();
        clinic.later(Duration.ofMillis(1));
        var ended = clinic.done(new EndLeases(), "pharmacy-service");

        // Then
        assertThat(ended).singleElement().isInstanceOf(PrescriptionReleased.class);
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(clinic.refused(new MarkReady(id), ONE).code()).isEqualTo("not-claimed");
    }

    @Test
    void what_waits_or_is_ready_is_no_claim_that_ends() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var ready = claimed(clinic);
        clinic.done(new MarkReady(ready), ONE);
        var asked = clinic.submit(2);
        clinic.done(new Claim(asked, null), ONE);
        clinic.done(new Ask(asked, "How often?"), ONE);
        var held = clinic.submit(3);
        clinic.done(new Claim(held, null), ONE);
        clinic.done(new Hold(held, "out of stock", clinic.now().plus(Duration.ofHours(4))), ONE);

        // When
        clinic.later(Duration.ofHours(2));

        // Then
        assertThat(clinic.done(new EndLeases(), "pharmacy-service")).isEmpty();
        clinic.done(new Answer(asked, "Twice a day."), "doctor.one");
        clinic.done(new Resume(held, null), TWO);
        clinic.later(LEASE.minusMillis(1));
        assertThat(clinic.done(new EndLeases(), "pharmacy-service")).isEmpty();
    }

    @Test
    void a_counter_that_is_none_any_more_frees_what_it_held() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var claimed = claimed(clinic);
        var ready = clinic.submit(2);
        clinic.done(new Claim(ready, null), ONE);
        clinic.done(new MarkReady(ready), ONE);

        // When
        clinic.hears(new ClinicConfigured(settings(CheckedBy.NOBODY, LEASE, List.of("2"))));

        // Then
        assertThat(clinic.prescription(claimed).status()).isEqualTo(PrescriptionStatus.SUBMITTED);
        assertThat(clinic.prescription(ready).status()).isEqualTo(PrescriptionStatus.READY);
        assertThat(clinic.prescription(ready).counter()).isNull();
        clinic.done(new TakeOver(ready, null, "counter 1 is closed"), TWO);
        clinic.done(new HandOver(ready, "2"), TWO);
    }

    @Test
    void nothing_waits_until_a_time_that_is_over() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);

        // Then
        assertThat(clinic.refused(new Hold(id, "out of stock", clinic.now()), ONE).code()).isEqualTo("invalid-time");
        assertThat(clinic.refused(new Hold(id, "out of stock", clinic.now().plus(Duration.ofDays(400))), ONE).code())
                .isEqualTo("invalid-time");
    }

    @Test
    void so_many_questions_are_asked_and_the_last_place_is_kept_for_an_answer() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = claimed(clinic);
        for (var question = 0; question < 19; question++) {
            clinic.done(new Ask(id, "Question " + question), ONE);
        }

        // Then
        assertThat(clinic.refused(new Ask(id, "One more?"), ONE).code()).isEqualTo("too-many-questions");
        clinic.done(new Answer(id, "Please call me."), "doctor.one");
        assertThat(clinic.prescription(id).work().questions()).hasSize(20);
    }

    @Test
    void of_a_cancellation_and_a_hand_over_one_is_done() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var first = claimed(clinic);
        clinic.done(new MarkReady(first), ONE);
        var second = clinic.submit(2);
        clinic.done(new Claim(second, null), ONE);
        clinic.done(new MarkReady(second), ONE);

        // When
        clinic.done(new HandOver(first, "1"), ONE);
        clinic.done(new Cancel(second, "another medicine"), "doctor.one");

        // Then
        assertThat(clinic.refused(new Cancel(first, "another medicine"), "doctor.one").code())
                .isEqualTo("already-handed-over");
        assertThat(clinic.refused(new HandOver(second, "2"), ONE).code()).isEqualTo("prescription-cancelled");
        assertThat(clinic.prescription(second).toPutAway()).isTrue();
    }

    // ── how it comes to that ──

    private static PrescriptionId claimed(PharmacyScenario clinic) {
        var id = clinic.submit(1);
        clinic.done(new Claim(id, null), ONE);
        return id;
    }

    private static PrescriptionId partlyReady(PharmacyScenario clinic) {
        var id = claimed(clinic);
        clinic.done(new Prepare(id, List.of(new Said(0, Outcome.PARTIAL, BigDecimal.valueOf(14), null, null))), ONE);
        clinic.done(new MarkReady(id), ONE);
        return id;
    }

    private static PrescriptionId rest(PrescriptionId of, int place) {
        return new PrescriptionId(of.ticket(), of.ordinal(), place);
    }

    private static PharmacyScenario clinic(CheckedBy by, Duration lease, List<String> counters) {
        var clinic = PharmacyScenario.clinic();
        List<ClinicEvent> _ = clinic.hears(new ClinicConfigured(settings(by, lease, counters)));
        return clinic;
    }

    private static ClinicSettings settings(CheckedBy by, Duration lease, List<String> counters) {
        var usual = PharmacyScenario.SETTINGS;
        return new ClinicSettings(2, usual.clinic(), usual.zone(), usual.dayStartsAt(), usual.atDayEnd(), usual.languages(),
                usual.serviceLines(), usual.rooms(), counters, usual.scale(), usual.calling(), usual.screen(),
                new PharmacySettings(by, lease, usual.pharmacy().targets()), usual.prescribing());
    }
}
