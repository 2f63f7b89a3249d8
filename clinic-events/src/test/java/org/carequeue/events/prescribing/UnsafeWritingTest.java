package org.carequeue.events.prescribing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.carequeue.events.prescribing.PrescriptionForm.Item;
import org.carequeue.events.prescribing.PrescriptionForm.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is misread as another amount is refused, wherever it stands; what only looks like it is taken.
class UnsafeWritingTest {

    private static final Quantity ONE = new Quantity(BigDecimal.ONE, "capsule");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1.0 mg|TRAILING_ZERO", "1,0 mg|TRAILING_ZERO", "2.50 mg|TRAILING_ZERO",
            "1.000 mg|TRAILING_ZERO", "1,000 mg|TRAILING_ZERO", "5 mg/1.0 ml|TRAILING_ZERO",
            "0.10 %|TRAILING_ZERO", ".5 mg|MISSING_LEADING_ZERO", ",5 mg|MISSING_LEADING_ZERO",
            "10 mg/.5 ml|MISSING_LEADING_ZERO", "100 U/ml|UNSAFE_ABBREVIATION", "100U|UNSAFE_ABBREVIATION",
            "100 u|UNSAFE_ABBREVIATION", "5000 IU|UNSAFE_ABBREVIATION", "5000iu/ml|UNSAFE_ABBREVIATION",
            "50 \u00b5g|UNSAFE_ABBREVIATION", "50\u03bcg/h|UNSAFE_ABBREVIATION", "1 mg QD|UNSAFE_ABBREVIATION" })
    void an_amount_that_can_be_misread_is_refused(String text, Fault.Code code) {
        assertThat(faults(strength(text))).containsExactly("items[0].strength " + code);
        assertThat(faults(notes("Please prepare " + text + " of it")))
                .as("in a note").containsExactly("items[0].notes " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1 mg", "0.5 mg", "0,5 mg", "1.05 mg", "10 mg", "100 mg/5 ml", "1000 mg", "3.375 g", "20 %",
            "500 mg/125 mg",
            "100 units/ml", "50 mcg", "0.125 mg", "10 mg/0.5 ml", "1:1000", "v1.0", "Unidades", "1 gutta", "ug" })
    void an_amount_that_can_be_read_in_one_way_is_taken(String text) {
        assertThat(faults(strength(text))).isEmpty();
        assertThat(faults(notes(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Fetched on 10.10. at 9.30", "uno u otro", "Hepatitis U", "Call room 3.0", "Aqd", "Squid",
            "since 1.10.2020",
            "see page 1.10", "first at 8.00, then at 20.00" })
    void in_a_note_only_amounts_are_looked_at(String text) {
        assertThat(faults(notes(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "U", "iu", "\u00b5g", "qd" })
    void units_are_written_out(String unit) {
        var quantity = new Quantity(BigDecimal.ONE, unit);
        assertThat(faults(item("A", null, quantity, ONE, null, null)))
                .containsExactly("items[0].dose.unit UNSAFE_ABBREVIATION");
        assertThat(faults(item("A", null, ONE, quantity, null, null)))
                .containsExactly("items[0].quantity.unit UNSAFE_ABBREVIATION");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Amoxicillin 1.0 g|TRAILING_ZERO", "Insulin 10U|UNSAFE_ABBREVIATION",
            "Vitamin D 800 IU|UNSAFE_ABBREVIATION" })
    void a_medicine_s_name_may_have_an_amount_that_is_looked_at(String medicine, Fault.Code code) {
        assertThat(faults(item(medicine, null, ONE, ONE, null, null))).containsExactly("items[0].medicine " + code);
        assertThat(faults(item("A", null, ONE, ONE, medicine, null))).containsExactly("items[0].asNeeded " + code);
    }

    private static Item strength(String strength) {
        return item("A", strength, ONE, ONE, null, null);
    }

    private static Item notes(String notes) {
        return item("A", null, ONE, ONE, null, notes);
    }

    private static Item item(String medicine, @Nullable String strength, Quantity dose, Quantity quantity,
            @Nullable String asNeeded, @Nullable String notes) {
        return new Item(medicine, strength, null, dose, null, "once", null, quantity, null, asNeeded, null, notes);
    }

    private static List<String> faults(Item item) {
        return new PrescriptionForm(null, null, null, List.of(item)).check().faults().stream()
                .map(fault -> fault.field() + " " + fault.code().name()).toList();
    }
}
