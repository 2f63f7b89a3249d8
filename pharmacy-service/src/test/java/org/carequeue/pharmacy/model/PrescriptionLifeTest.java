package org.carequeue.pharmacy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.events.prescribing.Warning;
import org.carequeue.pharmacy.model.PharmacyCommand.Amend;
import org.carequeue.pharmacy.model.PharmacyCommand.Answer;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Ask;
import org.carequeue.pharmacy.model.PharmacyCommand.Cancel;
import org.carequeue.pharmacy.model.PharmacyCommand.Check;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.Decline;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.Hold;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.Prepare;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.RenewLease;
import org.carequeue.pharmacy.model.PharmacyCommand.Resume;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.Step;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways back and aside: what is given back, taken over, undone, cancelled at the counter, or never fetched.
class PrescriptionLifeTest {

    private static final String ONE = "counter 1";
    private static final String TWO = "counter 2";
    private static final String THREE = "counter 3";

    // ── every command in every status ──

    /// What becomes of each command of the counter that has claimed it: the event, or the code of the refusal, and in which
    /// statuses.
    private static final String OWN = """
            claim,     prescription-claimed,        SUBMITTED
            claim,     already-claimed,             CLAIMED PREPARING CHECKED READY NOT_COLLECTED
            claim,     prescription-waits,          QUESTION ON_HOLD
            claim,     already-handed-over,         HANDED_OVER
            claim,     prescription-declined,       DECLINED
            claim,     prescription-cancelled,      CANCELLED
            claim,     prescription-returned,       RETURNED
            release,   not-claimed,                 SUBMITTED
            release,   prescription-released,       CLAIMED PREPARING CHECKED
            release,   already-ready,               READY NOT_COLLECTED
            release,   prescription-waits,          QUESTION ON_HOLD
            release,   already-handed-over,         HANDED_OVER
            release,   prescription-declined,       DECLINED
            release,   prescription-cancelled,      CANCELLED
            release,   prescription-returned,       RETURNED
            take-over, not-claimed,                 SUBMITTED
            take-over, already-claimed,             CLAIMED PREPARING CHECKED READY NOT_COLLECTED
            take-over, prescription-waits,          QUESTION ON_HOLD
            take-over, already-handed-over,         HANDED_OVER
            take-over, prescription-declined,       DECLINED
            take-over, prescription-cancelled,      CANCELLED
            take-over, prescription-returned,       RETURNED
            renew,     not-claimed,                 SUBMITTED
            renew,     prescription-lease-renewed,  CLAIMED PREPARING CHECKED
            renew,     already-ready,               READY NOT_COLLECTED
            renew,     prescription-waits,          QUESTION ON_HOLD
            renew,     already-handed-over,         HANDED_OVER
            renew,     prescription-declined,       DECLINED
            renew,     prescription-cancelled,      CANCELLED
            renew,     prescription-returned,       RETURNED
            prepare,   not-claimed,                 SUBMITTED
            prepare,   prescription-preparing,      CLAIMED PREPARING CHECKED
            prepare,   already-ready,               READY NOT_COLLECTED
            prepare,   prescription-waits,          QUESTION ON_HOLD
            prepare,   already-handed-over,         HANDED_OVER
            prepare,   prescription-declined,       DECLINED
            prepare,   prescription-cancelled,      CANCELLED
            prepare,   prescription-returned,       RETURNED
            check,     not-claimed,                 SUBMITTED
            check,     not-prepared,                CLAIMED
            check,     prescription-checked,        PREPARING
            check,     already-checked,             CHECKED
            check,     already-ready,               READY NOT_COLLECTED
            check,     prescription-waits,          QUESTION ON_HOLD
            check,     already-handed-over,         HANDED_OVER
            check,     prescription-declined,       DECLINED
            check,     prescription-cancelled,      CANCELLED
            check,     prescription-returned,       RETURNED
            ready,     not-claimed,                 SUBMITTED
            ready,     prescription-ready,          CLAIMED PREPARING CHECKED
            ready,     already-ready,               READY NOT_COLLECTED
            ready,     prescription-waits,          QUESTION ON_HOLD
            ready,     already-handed-over,         HANDED_OVER
            ready,     prescription-declined,       DECLINED
            ready,     prescription-cancelled,      CANCELLED
            ready,     prescription-returned,       RETURNED
            hand-over, not-ready,                   SUBMITTED CLAIMED PREPARING CHECKED
            hand-over, prescription-handed-over,    READY NOT_COLLECTED
            hand-over, prescription-waits,          QUESTION ON_HOLD
            hand-over, already-handed-over,         HANDED_OVER
            hand-over, prescription-declined,       DECLINED
            hand-over, prescription-cancelled,      CANCELLED
            hand-over, prescription-returned,       RETURNED
            hold,      not-claimed,                 SUBMITTED
            hold,      prescription-on-hold,        CLAIMED PREPARING CHECKED
            hold,      already-ready,               READY NOT_COLLECTED
            hold,      prescription-waits,          QUESTION ON_HOLD
            hold,      already-handed-over,         HANDED_OVER
            hold,      prescription-declined,       DECLINED
            hold,      prescription-cancelled,      CANCELLED
            hold,      prescription-returned,       RETURNED
            resume,    nothing-to-resume,                 SUBMITTED CLAIMED PREPARING CHECKED READY NOT_COLLECTED
            resume,    prescription-resumed,        QUESTION ON_HOLD
            resume,    already-handed-over,         HANDED_OVER
            resume,    prescription-declined,       DECLINED
            resume,    prescription-cancelled,      CANCELLED
            resume,    prescription-returned,       RETURNED
            ask,       not-claimed,                 SUBMITTED
            ask,       prescription-questioned,     CLAIMED PREPARING CHECKED QUESTION
            ask,       already-ready,               READY NOT_COLLECTED
            ask,       prescription-waits,          ON_HOLD
            ask,       already-handed-over,         HANDED_OVER
            ask,       prescription-declined,       DECLINED
            ask,       prescription-cancelled,      CANCELLED
            ask,       prescription-returned,       RETURNED
            answer,    no-question,                 SUBMITTED CLAIMED PREPARING CHECKED READY ON_HOLD NOT_COLLECTED
            answer,    prescription-answered,       QUESTION
            answer,    already-handed-over,         HANDED_OVER
            answer,    prescription-declined,       DECLINED
            answer,    prescription-cancelled,      CANCELLED
            answer,    prescription-returned,       RETURNED
            decline,   not-claimed,                 SUBMITTED
            decline,   prescription-declined,       CLAIMED PREPARING CHECKED QUESTION ON_HOLD DECLINED
            decline,   already-ready,               READY NOT_COLLECTED
            decline,   already-handed-over,         HANDED_OVER
            decline,   prescription-cancelled,      CANCELLED
            decline,   prescription-returned,       RETURNED
            cancel,    prescription-cancelled,      SUBMITTED CLAIMED PREPARING CHECKED READY QUESTION ON_HOLD CANCELLED NOT_COLLECTED
            cancel,    already-handed-over,         HANDED_OVER
            cancel,    prescription-declined,       DECLINED
            cancel,    prescription-returned,       RETURNED
            amend,     prescription-amended,        SUBMITTED CLAIMED PREPARING CHECKED READY QUESTION ON_HOLD NOT_COLLECTED
            amend,     already-handed-over,         HANDED_OVER
            amend,     prescription-declined,       DECLINED
            amend,     prescription-cancelled,      CANCELLED
            amend,     prescription-returned,       RETURNED
            undo,      nothing-to-undo,             SUBMITTED QUESTION ON_HOLD CANCELLED NOT_COLLECTED
            undo,      prescription-step-undone,    CLAIMED PREPARING CHECKED READY HANDED_OVER DECLINED RETURNED
            put-away,  nothing-to-put-away,         SUBMITTED CLAIMED PREPARING CHECKED READY QUESTION ON_HOLD HANDED_OVER DECLINED NOT_COLLECTED RETURNED
            put-away,  prescription-put-away,       CANCELLED
            return,    not-ready,                   SUBMITTED CLAIMED PREPARING CHECKED
            return,    prescription-returned,       READY NOT_COLLECTED RETURNED
            return,    prescription-waits,          QUESTION ON_HOLD
            return,    already-handed-over,         HANDED_OVER
            return,    prescription-declined,       DECLINED
            return,    prescription-cancelled,      CANCELLED
            """;

    /// The same of another counter.
    private static final String ANOTHERS = """
            claim,     prescription-claimed,        SUBMITTED
            claim,     already-claimed,             CLAIMED PREPARING CHECKED READY NOT_COLLECTED
            claim,     prescription-waits,          QUESTION ON_HOLD
            claim,     already-handed-over,         HANDED_OVER
            claim,     prescription-declined,       DECLINED
            claim,     prescription-cancelled,      CANCELLED
            claim,     prescription-returned,       RETURNED
            release,   not-claimed,                 SUBMITTED
            release,   claimed-by-another,          CLAIMED PREPARING CHECKED
            release,   already-ready,               READY NOT_COLLECTED
            release,   prescription-waits,          QUESTION ON_HOLD
            release,   already-handed-over,         HANDED_OVER
            release,   prescription-declined,       DECLINED
            release,   prescription-cancelled,      CANCELLED
            release,   prescription-returned,       RETURNED
            take-over, not-claimed,                 SUBMITTED
            take-over, prescription-taken-over,     CLAIMED PREPARING CHECKED READY NOT_COLLECTED
            take-over, prescription-waits,          QUESTION ON_HOLD
            take-over, already-handed-over,         HANDED_OVER
            take-over, prescription-declined,       DECLINED
            take-over, prescription-cancelled,      CANCELLED
            take-over, prescription-returned,       RETURNED
            renew,     not-claimed,                 SUBMITTED
            renew,     claimed-by-another,          CLAIMED PREPARING CHECKED
            renew,     already-ready,               READY NOT_COLLECTED
            renew,     prescription-waits,          QUESTION ON_HOLD
            renew,     already-handed-over,         HANDED_OVER
            renew,     prescription-declined,       DECLINED
            renew,     prescription-cancelled,      CANCELLED
            renew,     prescription-returned,       RETURNED
            prepare,   not-claimed,                 SUBMITTED
            prepare,   claimed-by-another,          CLAIMED PREPARING CHECKED
            prepare,   already-ready,               READY NOT_COLLECTED
            prepare,   prescription-waits,          QUESTION ON_HOLD
            prepare,   already-handed-over,         HANDED_OVER
            prepare,   prescription-declined,       DECLINED
            prepare,   prescription-cancelled,      CANCELLED
            prepare,   prescription-returned,       RETURNED
            check,     not-claimed,                 SUBMITTED
            check,     not-prepared,                CLAIMED
            check,     prescription-checked,        PREPARING
            check,     already-checked,             CHECKED
            check,     already-ready,               READY NOT_COLLECTED
            check,     prescription-waits,          QUESTION ON_HOLD
            check,     already-handed-over,         HANDED_OVER
            check,     prescription-declined,       DECLINED
            check,     prescription-cancelled,      CANCELLED
            check,     prescription-returned,       RETURNED
            ready,     not-claimed,                 SUBMITTED
            ready,     claimed-by-another,          CLAIMED PREPARING CHECKED
            ready,     already-ready,               READY NOT_COLLECTED
            ready,     prescription-waits,          QUESTION ON_HOLD
            ready,     already-handed-over,         HANDED_OVER
            ready,     prescription-declined,       DECLINED
            ready,     prescription-cancelled,      CANCELLED
            ready,     prescription-returned,       RETURNED
            hand-over, not-ready,                   SUBMITTED CLAIMED PREPARING CHECKED
            hand-over, claimed-by-another,          READY NOT_COLLECTED
            hand-over, prescription-waits,          QUESTION ON_HOLD
            hand-over, already-handed-over,         HANDED_OVER
            hand-over, prescription-declined,       DECLINED
            hand-over, prescription-cancelled,      CANCELLED
            hand-over, prescription-returned,       RETURNED
            hold,      not-claimed,                 SUBMITTED
            hold,      claimed-by-another,          CLAIMED PREPARING CHECKED
            hold,      already-ready,               READY NOT_COLLECTED
            hold,      prescription-waits,          QUESTION ON_HOLD
            hold,      already-handed-over,         HANDED_OVER
            hold,      prescription-declined,       DECLINED
            hold,      prescription-cancelled,      CANCELLED
            hold,      prescription-returned,       RETURNED
            resume,    nothing-to-resume,                 SUBMITTED CLAIMED PREPARING CHECKED READY NOT_COLLECTED
            resume,    prescription-resumed,        QUESTION ON_HOLD
            resume,    already-handed-over,         HANDED_OVER
            resume,    prescription-declined,       DECLINED
            resume,    prescription-cancelled,      CANCELLED
            resume,    prescription-returned,       RETURNED
            ask,       not-claimed,                 SUBMITTED
            ask,       claimed-by-another,          CLAIMED PREPARING CHECKED QUESTION
            ask,       already-ready,               READY NOT_COLLECTED
            ask,       prescription-waits,          ON_HOLD
            ask,       already-handed-over,         HANDED_OVER
            ask,       prescription-declined,       DECLINED
            ask,       prescription-cancelled,      CANCELLED
            ask,       prescription-returned,       RETURNED
            answer,    no-question,                 SUBMITTED CLAIMED PREPARING CHECKED READY ON_HOLD NOT_COLLECTED
            answer,    prescription-answered,       QUESTION
            answer,    already-handed-over,         HANDED_OVER
            answer,    prescription-declined,       DECLINED
            answer,    prescription-cancelled,      CANCELLED
            answer,    prescription-returned,       RETURNED
            decline,   not-claimed,                 SUBMITTED
            decline,   claimed-by-another,          CLAIMED PREPARING CHECKED QUESTION ON_HOLD
            decline,   already-ready,               READY NOT_COLLECTED
            decline,   already-handed-over,         HANDED_OVER
            decline,   prescription-declined,       DECLINED
            decline,   prescription-cancelled,      CANCELLED
            decline,   prescription-returned,       RETURNED
            cancel,    prescription-cancelled,      SUBMITTED CLAIMED PREPARING CHECKED READY QUESTION ON_HOLD CANCELLED NOT_COLLECTED
            cancel,    already-handed-over,         HANDED_OVER
            cancel,    prescription-declined,       DECLINED
            cancel,    prescription-returned,       RETURNED
            amend,     prescription-amended,        SUBMITTED CLAIMED PREPARING CHECKED READY QUESTION ON_HOLD NOT_COLLECTED
            amend,     already-handed-over,         HANDED_OVER
            amend,     prescription-declined,       DECLINED
            amend,     prescription-cancelled,      CANCELLED
            amend,     prescription-returned,       RETURNED
            undo,      nothing-to-undo,             SUBMITTED QUESTION ON_HOLD CANCELLED NOT_COLLECTED
            undo,      claimed-by-another,          CLAIMED PREPARING READY HANDED_OVER DECLINED
            undo,      prescription-step-undone,    CHECKED RETURNED
            put-away,  nothing-to-put-away,         SUBMITTED CLAIMED PREPARING CHECKED READY QUESTION ON_HOLD HANDED_OVER DECLINED NOT_COLLECTED RETURNED
            put-away,  prescription-put-away,       CANCELLED
            return,    not-ready,                   SUBMITTED CLAIMED PREPARING CHECKED
            return,    prescription-returned,       READY NOT_COLLECTED RETURNED
            return,    prescription-waits,          QUESTION ON_HOLD
            return,    already-handed-over,         HANDED_OVER
            return,    prescription-declined,       DECLINED
            return,    prescription-cancelled,      CANCELLED
            """;

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(textBlock = OWN)
    void what_the_counter_that_has_claimed_it_asks_for(String command, String becomes, String statuses) {
        assertThat(named(statuses)).allSatisfy(status -> assertThat(after(status, command, ONE)).isEqualTo(becomes));
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(textBlock = ANOTHERS)
    void what_another_counter_asks_for(String command, String becomes, String statuses) {
        assertThat(named(statuses)).allSatisfy(status -> assertThat(after(status, command, TWO)).isEqualTo(becomes));
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, ANOTHERS })
    void every_command_stands_in_the_table_in_every_status(String table) {
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        var statuses = new LinkedHashMap<Class<?>, List<PrescriptionStatus>>();

        table.lines().map(line -> line.strip().split(", +"))
                .forEach(line -> statuses.computeIfAbsent(named(line[0], clinic, id).getClass(), _ -> new ArrayList<>())
                        .addAll(named(line[2])));

        assertThat(statuses.keySet()).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
        assertThat(statuses.values()).allSatisfy(
                named -> assertThat(named).containsExactlyInAnyOrder(PrescriptionStatus.values()));
    }

    private static List<PrescriptionStatus> named(String statuses) {
        return Arrays.stream(statuses.split(" ")).map(PrescriptionStatus::valueOf).toList();
    }

    private static String after(PrescriptionStatus status, String name, String actor) {
        var clinic = PharmacyScenario.clinic();
        var id = in(status, clinic);
        var before = clinic.prescription(id);
        // More often nobody need say that they still work on it.
        clinic.later(Duration.ofMinutes(1));
        var decision = clinic.decides(named(name, clinic, id), actor);
        if (decision instanceof Decision.Refused<ClinicEvent>(var refusal)) {
            assertThat(clinic.prescription(id)).as("a refused command changes nothing").isEqualTo(before);
            return refusal.code();
        }
        assertThat(clinic.prescription(id).version()).isEqualTo(before.version() + 1);
        return ClinicEventTypes.nameOf(((Decision.Accepted<ClinicEvent>) decision).events().getLast());
    }

    private static Step named(String name, PharmacyScenario clinic, PrescriptionId id) {
        return switch (name) {
            case "claim" -> new Claim(id, null);
            case "release" -> new Release(id);
            case "take-over" -> new TakeOver(id, null, "the counter closes");
            case "renew" -> new RenewLease(id);
            case "prepare" -> new Prepare(id, PharmacyScenario.asOrdered());
            case "check" -> new Check(id);
            case "ready" -> new MarkReady(id);
            case "hand-over" -> new HandOver(id, null);
            case "hold" -> new Hold(id, "out of stock", null);
            case "resume" -> new Resume(id, null);
            case "ask" -> new Ask(id, "Is it for a child?");
            case "answer" -> new Answer(id, "Yes.");
            case "decline" -> new Decline(id, "allergic");
            case "cancel" -> new Cancel(id, "another medicine");
            case "amend" -> new Amend(id, clinic.prescription(id).order());
            case "undo" -> new UndoStep(id);
            case "put-away" -> new PutAway(id);
            case "return" -> new ReturnToShelf(id);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// A prescription that the first counter has brought there.
    private static PrescriptionId in(PrescriptionStatus status, PharmacyScenario clinic) {
        var id = clinic.submit(1);
        var way = switch (status) {
            case SUBMITTED -> List.<Step> of();
            case CLAIMED, CANCELLED -> List.of(new Claim(id, null));
            case PREPARING -> List.of(new Claim(id, null), new Prepare(id, PharmacyScenario.asOrdered()));
            case CHECKED -> List.of(new Claim(id, null), new Prepare(id, PharmacyScenario.asOrdered()), new Check(id));
            case READY, NOT_COLLECTED -> List.of(new Claim(id, null), new MarkReady(id));
            case QUESTION -> List.of(new Claim(id, null), new Ask(id, "How often?"));
            case ON_HOLD -> List.of(new Claim(id, null), new Hold(id, "out of stock", null));
            case HANDED_OVER -> List.of(new Claim(id, null), new MarkReady(id), new HandOver(id, null));
            case DECLINED -> List.of(new Claim(id, null), new Decline(id, "allergic"));
            case RETURNED -> List.of(new Claim(id, null), new MarkReady(id), new ReturnToShelf(id));
        };
        way.forEach(step -> clinic.done(step, ONE));
        if (status == PrescriptionStatus.CANCELLED) {
            clinic.cancelVisit(1);
        } else if (status == PrescriptionStatus.NOT_COLLECTED) {
            clinic.nextDay();
        }
        assertThat(clinic.prescription(id).status()).isEqualTo(status);
        return id;
    }

    @Test
    void what_is_ordered_instead_is_not_prescribed_twice_by_that_but_beside_another_one_it_is() {
        var clinic = PharmacyScenario.clinic();
        var id = clinic.submit(1);
        var medicine = clinic.prescription(id).order().items().getFirst().medicine();
        var item = new PrescriptionForm.Item(medicine, null, null, new PrescriptionForm.Quantity(BigDecimal.ONE, "piece"), null,
                "once-daily", null, new PrescriptionForm.Quantity(BigDecimal.TEN, "piece"), null, null, null, null);
        var form = new PrescriptionForm(null, null, null, List.of(item));

        assertThat(OrderRules.judge(clinic.state, id, form, clinic.now()).warnings()).isEmpty();
        clinic.submit(1);
        assertThat(OrderRules.judge(clinic.state, id, form, clinic.now()).warnings()).extracting(Warning::code)
                .containsExactly(Warning.Code.SAME_MEDICINE_TWICE);
        clinic.cancelVisit(1);
        assertThat(catchThrowableOfType(RefusedException.class, () -> OrderRules.judge(clinic.state, id, form, clinic.now()))
                .refusal().code()).isEqualTo("prescription-cancelled");
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
        clinic.done(new AsSeen(new TakeOver(id, null, null), version), TWO);

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
        clinic.done(new AsSeen(new TakeOver(id, null, null), seen), TWO);
        var refusal = clinic.refused(new AsSeen(new TakeOver(id, null, null), seen), THREE);

        // Then
        assertThat(refusal.code()).isEqualTo("prescription-changed");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.detail()).contains("A001").endsWith(".");
        assertThat(refusal.more()).containsEntry("about", Map.of("number", "A001", "prescription", "1"));
        assertThat(clinic.events).filteredOn(PrescriptionTakenOver.class::isInstance).hasSize(1);
        assertThat(clinic.prescription(id).counter()).isEqualTo("2");
    }

    @Test
    void what_was_taken_over_is_released_or_taken_back_and_the_former_claim_is_not_undone() {
        // Given
        var clinic = PharmacyScenario.clinic();
        var id = in(PrescriptionStatus.CLAIMED, clinic);
        clinic.done(new AsSeen(new TakeOver(id, null, null), clinic.prescription(id).version()), TWO);

        // Then
        assertThat(clinic.refused(new AsSeen(new UndoStep(id), clinic.prescription(id).version()), TWO).code())
                .isEqualTo("nothing-to-undo");
        clinic.done(new AsSeen(new TakeOver(id, null, null), clinic.prescription(id).version()), ONE);
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
            clinic.done(new AsSeen(new UndoStep(id), clinic.prescription(id).version()), ONE);
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
        var undo = new AsSeen(new UndoStep(id), clinic.prescription(id).version());

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
        assertThat(clinic.refused(new AsSeen(new UndoStep(id), clinic.prescription(id).version()), ONE)).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("undo-too-late");
            assertThat(refusal.detail()).contains("10 minutes");
        });
        clinic.later(Duration.ofMillis(-1)).done(new AsSeen(new UndoStep(id), clinic.prescription(id).version()), ONE);
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
        clinic.done(new AsSeen(new UndoStep(id), clinic.prescription(id).version()), ONE);

        // Then
        assertThat(clinic.prescription(id).status()).isEqualTo(PrescriptionStatus.NOT_COLLECTED);
        clinic.done(new ReturnToShelf(id), "manager");
        assertThat(clinic.prescription(id).returnedAt()).isEqualTo(clinic.now());
        assertThat(clinic.open()).isEmpty();
        clinic.done(new AsSeen(new UndoStep(id), clinic.prescription(id).version()), "manager");
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
