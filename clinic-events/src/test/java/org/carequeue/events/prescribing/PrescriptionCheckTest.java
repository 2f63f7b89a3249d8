package org.carequeue.events.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.carequeue.events.Amount;
import org.carequeue.events.Frequency;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.WarningOverride;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrescriptionCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final PrescriptionCheck CHECK = new PrescriptionCheck(Prescribing.DEFAULTS, TODAY, Set.of(),
            KnownMedicines.ANY);
    private static final PrescriptionItem RIGHT = item("Amoxicillin", "capsule", "oral", "every-8-hours", 7, "1", "21");

    @Test
    void nothing_is_said_of_what_a_doctor_can_mean() {
        assertThat(said(CHECK.judge(order(null, RIGHT)))).isEmpty();
    }

    // ── the clinic's words ──

    @ParameterizedTest
    @CsvSource({ "Capsule, oral, once, form", "pill, oral, once, form", "capsule, per os, once, route",
            "capsule, oral, daily, frequency" })
    void a_word_that_is_none_of_the_clinic_s_is_refused(String form, String route, String frequency, String field) {
        assertThat(said(CHECK.judge(order(null, item("A", form, route, frequency, null, "1", "1")))))
                .containsExactly("unknown-word items[0]." + field);
    }

    @Test
    void words_are_those_of_the_clinic() {
        var clinic = new Prescribing(List.of("wafer"), List.of("buccal"), List.of(Frequency.named("when-seated")), true);
        var check = new PrescriptionCheck(clinic, TODAY, Set.of(), KnownMedicines.ANY);

        assertThat(said(check.judge(order(null, item("A", "wafer", "buccal", "when-seated", 3, "1", "400"))))).isEmpty();
        assertThat(said(check.judge(order(null, RIGHT)))).containsExactly("unknown-word items[0].form",
                "unknown-word items[0].route", "unknown-word items[0].frequency");
    }

    @Test
    void without_free_text_a_medicine_is_one_of_the_formulary() {
        var clinic = new Prescribing(Prescribing.DEFAULTS.forms(), Prescribing.DEFAULTS.routes(),
                Prescribing.DEFAULTS.frequencies(), false);
        KnownMedicines formulary = (medicine, strength) -> medicine.equals("Amoxicillin") && "500 mg".equals(strength);

        assertThat(said(new PrescriptionCheck(clinic, TODAY, Set.of(), formulary).judge(order(null, RIGHT)))).isEmpty();
        assertThat(said(new PrescriptionCheck(clinic, TODAY, Set.of(), (_, _) -> false).judge(order(null, RIGHT))))
                .containsExactly("not-in-formulary items[0].medicine");
        assertThat(said(new PrescriptionCheck(Prescribing.DEFAULTS, TODAY, Set.of(), (_, _) -> false)
                .judge(order(null, RIGHT)))).as("with free text").isEmpty();
    }

    // ── how much ──

    /// Of 20 that are needed a tenth is 2, and a fifth 4.
    @ParameterizedTest
    @CsvSource({ "20,", "21.9,", "18.1,", "22, quantity-mismatch", "18, quantity-mismatch", "99.9, quantity-mismatch",
            "4.1, quantity-mismatch", "100, implausible-quantity", "4, implausible-quantity", "1000, implausible-quantity",
            "0.1, implausible-quantity" })
    void a_quantity_fits_dose_frequency_and_days(String quantity, @Nullable String said) {
        var judgement = CHECK.judge(order(null, item("A", null, null, "twice-daily", 10, "1", quantity)));
        assertThat(said(judgement)).isEqualTo(said == null ? List.of() : List.of(said + " items[0].quantity.amount"));
    }

    @ParameterizedTest
    @CsvSource({ "every-8-hours, 7, 21", "once-daily, 7, 7", "four-times-daily, 5, 20", "every-4-hours, 1, 6",
            "at-night, 14, 14", "once-weekly, 28, 4", "once-weekly, 10, 2", "once-weekly, 1, 1", "once, , 1", "once, 5, 1" })
    void what_is_needed_follows_from_the_frequency(String frequency, @Nullable Integer days, String needed) {
        assertThat(said(CHECK.judge(order(null, item("A", null, null, frequency, days, "1", needed))))).isEmpty();
        assertThat(said(CHECK.judge(order(null, item("A", null, null, frequency, days, "10", needed)))))
                .as("of ten times the dose").containsExactly("implausible-quantity items[0].quantity.amount");
    }

    @Test
    void how_much_is_needed_is_said() {
        assertThat(CHECK.judge(order(null, item("A", null, null, "twice-daily", 10, "0.5", "12"))).warnings())
                .extracting(Warning::needed, Warning::sentence).containsExactly(tuple(BigDecimal.TEN,
                        "Dose, frequency and days come to 10, and this is a tenth or more off."));
        assertThat(CHECK.judge(order(null, item("A", null, null, "twice-daily", 10, "5", "1"))).faults())
                .extracting(fault -> String.valueOf(fault.needed())).containsExactly("100");
    }

    @Test
    void a_quantity_is_not_held_against_what_nobody_can_reckon() {
        assertThat(said(CHECK.judge(order(null, of("twice-daily", null, "capsule", "capsule", null))))).as("for how long")
                .isEmpty();
        assertThat(said(CHECK.judge(order(null, of("twice-daily", 10, "ml", "bottle", null))))).as("two units").isEmpty();
        assertThat(said(CHECK.judge(order(null, of("twice-daily", 10, "capsule", "capsule", "pain"))))).as("as needed")
                .isEmpty();
        assertThat(said(CHECK.judge(order(null, of("twice-daily", 10, "Capsule", "capsule", null))))).as("one unit")
                .containsExactly("implausible-quantity items[0].quantity.amount");
    }

    private static PrescriptionItem of(String frequency, @Nullable Integer days, String doseUnit, String unit,
            @Nullable String asNeeded) {
        return new PrescriptionItem("A", null, null, new Amount(BigDecimal.ONE, doseUnit), null, frequency, days,
                new Amount(new BigDecimal(500), unit), 0, asNeeded, true, null);
    }

    // ── warnings ──

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Amoxicillin|amoxicillin", "Amoxicilina|ALERGIA: amoxicilina, frutos secos",
            "Penicilina G|penicilína", "Ácido acetilsalicílico|acido", "Amoxicillin/clavulanic acid|Clavulanic",
            "Ibuprofen 400|rash after IBUPROFEN" })
    void a_word_of_the_medicine_among_the_allergies_warns(String medicine, String allergies) {
        assertThat(said(CHECK.judge(order(allergies, once(medicine))))).containsExactly("allergy-match items[0].medicine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Amoxicillin|none known", "Amoxicillin|penicillin", "Ibuprofen 400|400 things",
            "Iron and zinc|nuts and milk", "Hierro con zinc|nueces con leche", "Vitamin D|d", "Amoxicillin|''" })
    void other_words_do_not(String medicine, String allergies) {
        assertThat(said(CHECK.judge(order(allergies, once(medicine))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Amoxicilina", "amoxicilina", "AMOXICILINA ", "Amoxicilína" })
    void the_same_medicine_twice_warns_at_the_second(String again) {
        assertThat(said(CHECK.judge(order(null, once("Amoxicilina"), once("Ibuprofen"), once(again)))))
                .containsExactly("same-medicine-twice items[2].medicine");
        assertThat(said(new PrescriptionCheck(Prescribing.DEFAULTS, TODAY, Set.of(Words.plain(again)), KnownMedicines.ANY)
                .judge(order(null, once("Amoxicilina"))))).as("after what was prescribed before")
                .containsExactly("same-medicine-twice items[0].medicine");
    }

    @Test
    void more_than_90_days_warn() {
        assertThat(said(CHECK.judge(order(null, item("A", null, null, "once-daily", 90, "1", "90"))))).isEmpty();
        assertThat(said(CHECK.judge(order(null, item("A", null, null, "once-daily", 91, "1", "91")))))
                .containsExactly("over-90-days items[0].durationDays");
    }

    @Test
    void each_warning_is_answered_by_itself() {
        // Given
        var judgement = CHECK.judge(order("nuts, amoxicillin", item("Amoxicillin", null, null, "once-daily", 100, "1", "100"),
                once("Amoxicillin")));
        var allergy = new WarningOverride("allergy-match", 0, "tolerated before");
        var ofAnother = new WarningOverride("over-90-days", 1, "for life");
        var twice = new WarningOverride("allergy-match", 0, "said again");

        // Then
        assertThat(judgement.unanswered(List.of())).isEqualTo(judgement.warnings()).hasSize(4);
        assertThat(judgement.unanswered(List.of(allergy, ofAnother))).extracting(Warning::code, Warning::item)
                .doesNotContain(tuple(Warning.Code.ALLERGY_MATCH, 0)).hasSize(3);
        assertThat(judgement.answers(List.of(ofAnother, allergy, twice))).as("what answers nothing is not kept")
                .containsExactly(allergy);
    }

    // ── the patient ──

    @Test
    void a_birth_date_is_not_in_the_future_and_not_more_than_130_years_ago() {
        for (var wrong : List.of(TODAY.plusDays(1), TODAY.minusYears(130).minusDays(1), LocalDate.MAX)) {
            assertThat(said(CHECK.judge(born(wrong)))).containsExactly("no-birth-date patient.birthDate");
        }
        for (var right : List.of(TODAY, TODAY.minusYears(130))) {
            assertThat(said(CHECK.judge(born(right)))).isEmpty();
        }
    }

    private static PrescriptionOrder born(LocalDate day) {
        return new PrescriptionOrder(new PatientIdentity("A Patient", day), BigDecimal.ONE, null, List.of(RIGHT));
    }

    @Test
    void a_child_s_weight_is_asked_for_until_its_birthday() {
        for (var child : List.of(TODAY, TODAY.minusYears(12).plusDays(1))) {
            assertThat(said(CHECK.judge(unweighed(child)))).containsExactly("weight-missing weightKg");
            assertThat(said(CHECK.judge(born(child)))).as("weighed").isEmpty();
        }
        assertThat(CHECK.judge(unweighed(TODAY)).warnings()).extracting(Warning::item, Warning::sentence).containsExactly(
                tuple(0, "The patient is younger than 12 years, and the weight is not given: doses go by it."));
        for (var grown : List.of(TODAY.minusYears(12), TODAY.minusYears(40))) {
            assertThat(said(CHECK.judge(unweighed(grown)))).isEmpty();
        }
        assertThat(said(CHECK.judge(unweighed(TODAY.plusDays(1))))).containsExactly("no-birth-date patient.birthDate");
        assertThat(said(CHECK.judge(order(null, RIGHT)))).as("nobody knows how old").isEmpty();
    }

    @Test
    void below_which_age_is_a_setting() {
        assertThat(said(check(Prescribing.Patient.optional, 0).judge(unweighed(TODAY)))).as("never").isEmpty();
        var atSix = check(Prescribing.Patient.optional, 6);
        assertThat(said(atSix.judge(unweighed(TODAY.minusYears(6))))).isEmpty();
        assertThat(said(atSix.judge(unweighed(TODAY.minusYears(6).plusDays(1))))).containsExactly("weight-missing weightKg");
        assertThatIllegalArgumentException().isThrownBy(() -> check(Prescribing.Patient.optional, 19))
                .withMessageContaining("prescribing.weightBelowAge");
        assertThatIllegalArgumentException().isThrownBy(() -> check(Prescribing.Patient.optional, -1));
    }

    @Test
    void where_the_clinic_wants_it_a_prescription_says_whom_it_is_for() {
        // Given
        var required = check(Prescribing.Patient.required, 12);
        var unknown = new PrescriptionOrder(new PatientIdentity("A Patient", null), null, null, List.of(RIGHT));

        // Then
        assertThat(said(required.judge(order(null, RIGHT)))).containsExactly("missing patient.name",
                "missing patient.birthDate");
        assertThat(said(required.judge(unknown))).containsExactly("missing patient.birthDate");
        assertThat(said(required.judge(born(TODAY.minusYears(40))))).isEmpty();
        assertThat(said(CHECK.judge(unknown))).as("where it may be left out").isEmpty();
        assertThat(said(required.judge(form(null)))).containsSubsequence("missing patient.name",
                "missing patient.birthDate");
        assertThat(said(required.judge(form(new PrescriptionForm.Patient(null, "last year")))))
                .filteredOn(said -> said.contains("patient"))
                .containsExactlyInAnyOrder("missing patient.name", "no-birth-date patient.birthDate");
    }

    @Test
    void the_weight_is_asked_for_as_soon_as_the_birth_date_can_be_read() {
        var child = TODAY.minusYears(3).toString();
        assertThat(said(CHECK.judge(form(new PrescriptionForm.Patient(null, child))))).contains("weight-missing weightKg");
        assertThat(said(CHECK.judge(new PrescriptionForm(new PrescriptionForm.Patient(null, child), BigDecimal.TEN, null,
                null)))).doesNotContain("weight-missing weightKg");
        assertThat(said(CHECK.judge(form(new PrescriptionForm.Patient("A Patient", null)))))
                .doesNotContain("weight-missing weightKg");
    }

    /// One of which nothing else can be read.
    private static PrescriptionForm form(PrescriptionForm.@Nullable Patient patient) {
        return new PrescriptionForm(patient, null, null, null);
    }

    private static PrescriptionOrder unweighed(LocalDate birth) {
        return new PrescriptionOrder(new PatientIdentity("A Patient", birth), null, null, List.of(RIGHT));
    }

    private static PrescriptionCheck check(Prescribing.Patient patient, int weightBelowAge) {
        var usual = Prescribing.DEFAULTS;
        return new PrescriptionCheck(new Prescribing(usual.forms(), usual.routes(), usual.frequencies(), true, patient,
                weightBelowAge), TODAY, Set.of(), KnownMedicines.ANY);
    }

    // ── while it is written ──

    @Test
    void what_can_be_read_already_is_judged_while_the_rest_is_written() {
        // Given
        var one = new PrescriptionForm.Quantity(BigDecimal.ONE, "capsule");
        var whole = new PrescriptionForm.Item("Amoxicillin", null, "pill", one, null, "once", null, one, null, null, null,
                null);
        var half = new PrescriptionForm.Item("Ibuprofen", ".5 g", null, null, null, null, 100, null, null, null, null, null);

        // When
        var judgement = CHECK.judge(new PrescriptionForm(null, null, "amoxicillin", List.of(half, whole)));

        // Then
        assertThat(said(judgement)).containsExactly("missing-leading-zero items[0].strength", "missing items[0].dose",
                "missing items[0].frequency", "missing items[0].quantity", "unknown-word items[1].form",
                "allergy-match items[1].medicine");
    }

    @Test
    void answers_are_part_of_the_form() {
        // Given
        var one = new PrescriptionForm.Quantity(BigDecimal.ONE, "capsule");
        var items = List.of(new PrescriptionForm.Item("A", null, null, one, null, "once", null, one, null, null, null, null));
        var right = new PrescriptionForm(null, null, null, items,
                List.of(new PrescriptionForm.Answer("allergy-match", 0, " tolerated before ")), null);
        var wrong = new PrescriptionForm(null, null, null, items,
                List.of(new PrescriptionForm.Answer(null, null, " "), new PrescriptionForm.Answer("a", 0, "x".repeat(201))),
                null);

        // Then
        assertThat(Objects.requireNonNull(right.check().order()).overrides())
                .containsExactly(new WarningOverride("allergy-match", 0, "tolerated before"));
        assertThat(wrong.check().faults()).extracting(Fault::field).containsExactly("overrides[0].warning",
                "overrides[0].item", "overrides[0].reason", "overrides[1].reason");
    }

    private static List<String> said(Judgement judgement) {
        return Stream.concat(judgement.faults().stream().map(fault -> fault.code().wire() + " " + fault.field()),
                judgement.warnings().stream().map(warning -> warning.code().wire() + " " + warning.field())).toList();
    }

    private static PrescriptionItem once(String medicine) {
        return item(medicine, null, null, "once", null, "1", "1");
    }

    private static PrescriptionOrder order(@Nullable String allergies, PrescriptionItem... items) {
        return new PrescriptionOrder(null, null, allergies, List.of(items));
    }

    private static PrescriptionItem item(String medicine, @Nullable String form, @Nullable String route, String frequency,
            @Nullable Integer days, String dose, String quantity) {
        return new PrescriptionItem(medicine, "500 mg", form, new Amount(new BigDecimal(dose), "capsule"), route, frequency,
                days, new Amount(new BigDecimal(quantity), "capsule"), 0, null, true, null);
    }
}
