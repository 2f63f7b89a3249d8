package org.carequeue.events.prescribing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.prescribing.Fault.Code;
import org.carequeue.events.prescribing.PrescriptionForm.Item;
import org.carequeue.events.prescribing.PrescriptionForm.Patient;
import org.carequeue.events.prescribing.PrescriptionForm.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrescriptionFormTest {

    private static final Quantity ONE = measured("1", "capsule");
    private static final Item COMPLETE = new Item(" Amoxicillin ", "500 mg", "capsule", ONE, "oral", "every-8-hours", 7,
            measured("21", "capsule"), 2, null, false, " ");
    private static final Item LEAST = new Item("Paracetamol", null, null, ONE, null, "once", null, ONE, null, null, null,
            null);

    @Test
    void a_complete_form_is_an_order() {
        // Given
        var form = new PrescriptionForm(new Patient("Ada Example", "2019-05-01"), new BigDecimal("21.5"),
                "none known", List.of(COMPLETE, LEAST));

        // When
        var order = order(form);

        // Then
        assertThat(order.weightKg()).isEqualByComparingTo("21.5");
        assertThat(order.allergies()).isEqualTo("none known");
        var first = order.items().getFirst();
        assertThat(first.medicine()).describedAs("without blanks around it").isEqualTo("Amoxicillin");
        assertThat(first.notes()).describedAs("blanks alone are nothing").isNull();
        assertThat(first.quantity().amount()).isEqualByComparingTo("21");
        assertThat(first.repeats()).isEqualTo(2);
        assertThat(first.substitutionAllowed()).isFalse();
        assertThat(order.items().getLast().repeats()).isZero();
        assertThat(order.items().getLast().substitutionAllowed()).isTrue();
    }

    @Test
    void a_form_without_medicines_is_refused() {
        assertThat(refusal(null).field()).isEqualTo("items");
        assertThat(refusal(List.of()).field()).isEqualTo("items");
        assertThat(refusal(Collections.nCopies(21, LEAST)).sentence()).contains("at most 20");
        assertThat(order(new PrescriptionForm(null, null, null, Collections.nCopies(20, LEAST))).items()).hasSize(20);
    }

    @Test
    void every_refusal_names_its_field() {
        assertThat(field(item(null, ONE, "once", ONE))).isEqualTo("items[0].medicine");
        assertThat(field(item("  ", ONE, "once", ONE))).isEqualTo("items[0].medicine");
        assertThat(field(item("x".repeat(121), ONE, "once", ONE))).isEqualTo("items[0].medicine");
        assertThat(field(item("A", null, "once", ONE))).isEqualTo("items[0].dose");
        assertThat(field(item("A", new Quantity(null, "ml"), "once", ONE))).isEqualTo("items[0].dose.amount");
        assertThat(field(item("A", measured("1", null), "once", ONE))).isEqualTo("items[0].dose.unit");
        assertThat(field(item("A", ONE, null, ONE))).isEqualTo("items[0].frequency");
        assertThat(field(item("A", ONE, "once", null))).isEqualTo("items[0].quantity");
        assertThat(field(item("A", ONE, "once", measured("0", "ml")))).isEqualTo("items[0].quantity.amount");
        assertThat(refusal(List.of(LEAST, item("A", null, "once", ONE))).field()).isEqualTo("items[1].dose");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "0.00", "1000000.1", "1E+9", "1E+999999999", "1E-999999999", "0.00001" })
    void an_amount_is_more_than_zero_and_can_be_meant(String amount) {
        // When
        var refusal = refusal(List.of(item("A", measured(amount, "ml"), "once", ONE)));

        // Then
        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_BOUNDS);
        assertThat(refusal.field()).isEqualTo("items[0].dose.amount");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0001", "0.5", "2.50", "1000000", "1E+6" })
    void amounts_that_can_be_meant_are_taken(String amount) {
        var order = order(new PrescriptionForm(null, null, null, List.of(item("A", measured(amount, "ml"), "once", ONE))));
        assertThat(order.items().getFirst().dose().amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({ "0, , items[0].durationDays", "367, , items[0].durationDays", ", -1, items[0].repeats",
            ", 100, items[0].repeats" })
    void duration_and_repeats_have_bounds(@Nullable Integer days, @Nullable Integer repeats, String field) {
        assertThat(field(new Item("A", null, null, ONE, null, "once", days, ONE, repeats, null, null, null)))
                .isEqualTo(field);
    }

    @Test
    void texts_have_a_longest_length() {
        assertThat(field(new Item("A", null, null, ONE, null, "once", null, ONE, null, null, null, "x".repeat(501))))
                .isEqualTo("items[0].notes");
        assertThat(refused(new PrescriptionForm(null, null, "x".repeat(501), List.of(LEAST))).field())
                .isEqualTo("allergies");
    }

    @Test
    void a_text_is_counted_in_code_points_and_has_lines_only_where_there_is_room_for_them() {
        var most = new Item("😀".repeat(120), "😀".repeat(60), null, ONE, null, "once", null, ONE, null, null, null,
                "morning\nevening");
        assertThat(order(new PrescriptionForm(null, null, "nuts\nmilk", List.of(most))).items().getFirst().notes())
                .isEqualTo("morning\nevening");
        assertThat(field(item("A\nB", ONE, "once", ONE))).isEqualTo("items[0].medicine");
    }

    /// It would read as 1.00 mg.
    @Test
    void a_strength_that_turns_the_direction_of_writing_is_refused() {
        assertThat(field(new Item("A", "\u202e00.1\u202c mg", null, ONE, null, "once", null, ONE, null, null, null, null)))
                .isEqualTo("items[0].strength");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "+999999999-01-01", "-0001-01-01", "12345", "2019-5-1", "2019-02-30", "20190501",
            "2019-05-01T00:00", "٢٠١٩-٠٥-٠١", "[2019,5,1]" })
    void a_birth_date_is_a_day_as_it_is_written(String birthDate) {
        assertThat(refused(new PrescriptionForm(new Patient("Ada", birthDate), null, null, List.of(LEAST))).field())
                .isEqualTo("patient.birthDate");
    }

    @Test
    void a_patient_has_a_name_and_a_weight_is_more_than_zero() {
        assertThat(refused(new PrescriptionForm(new Patient(" ", null), null, null, List.of(LEAST))).field())
                .isEqualTo("patient.name");
        assertThat(refused(new PrescriptionForm(null, BigDecimal.ZERO, null, List.of(LEAST))).field())
                .isEqualTo("weightKg");
    }

    @Test
    void all_that_is_wrong_is_said_at_once_in_the_order_of_the_fields() {
        var form = new PrescriptionForm(new Patient(" ", "yesterday"), BigDecimal.ZERO, "a\u0000",
                List.of(item(null, ONE, "once", measured("0", "ml")), LEAST, item("A", ONE, null, ONE)));

        assertThat(form.check().faults()).extracting(Fault::field).containsExactly("items[0].medicine",
                "items[0].quantity.amount", "items[2].frequency", "patient.name", "patient.birthDate", "weightKg",
                "allergies");
    }

    @Test
    void no_refusal_repeats_what_was_written() {
        assertThat(refusal(List.of(item("x".repeat(121), ONE, "once", ONE))).sentence()).doesNotContain("xx");
        assertThat(new Patient("Ada Example", null).toString()).doesNotContain("Ada");
    }

    private static Item item(@Nullable String medicine, @Nullable Quantity dose, @Nullable String frequency,
            @Nullable Quantity quantity) {
        return new Item(medicine, null, null, dose, null, frequency, null, quantity, null, null, null, null);
    }

    private static Quantity measured(String amount, @Nullable String unit) {
        return new Quantity(new BigDecimal(amount), unit);
    }

    private static @Nullable String field(Item item) {
        return refusal(List.of(item)).field();
    }

    private static Fault refusal(@Nullable List<Item> items) {
        return refused(new PrescriptionForm(null, null, null, items));
    }

    private static Fault refused(PrescriptionForm form) {
        return form.check().faults().getFirst();
    }

    private static PrescriptionOrder order(PrescriptionForm form) {
        return Objects.requireNonNull(form.check().order());
    }
}
