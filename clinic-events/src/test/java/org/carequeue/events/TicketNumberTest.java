package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {

    @ParameterizedTest
    @CsvSource({ "1, A001", "42, A042", "999, A999", "1000, A1000", "999999, A999999" })
    void a_number_has_three_digits_and_more_only_where_it_needs_them(int sequence, String text) {
        assertThat(new TicketNumber('A', sequence)).hasToString(text);
        assertThat(TicketNumber.parse(text)).isEqualTo(new TicketNumber('A', sequence));
    }

    @Test
    void lower_case_is_read_because_people_type_it() {
        assertThat(TicketNumber.parse("b007")).isEqualTo(new TicketNumber('B', 7));
    }

    @ParameterizedTest
    @ValueSource(chars = { 'I', 'O', 'Q' })
    void letters_that_look_like_digits_are_not_used(char letter) {
        assertThat(TicketNumber.isLetter(letter)).isFalse();
        assertThatThrownBy(() -> new TicketNumber(letter, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TicketNumber.parse(letter + "001")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twenty_three_letters_remain() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE).filter(code -> TicketNumber.isLetter((char) code)))
                .hasSize(23);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "A", "A1", "A01", "A000", "A0001", "A1000000", "AA01", "001", "A001 ", " A001", "A-01",
            "A٠٠١", "A00x", "Ä001" })
    void anything_else_is_no_number(String text) {
        assertThatThrownBy(() -> TicketNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { Integer.MIN_VALUE, -1, 0, 1_000_000 })
    void a_number_out_of_bounds_is_refused(int sequence) {
        assertThatThrownBy(() -> new TicketNumber('A', sequence)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_default_language_changes_nothing() {
        // Given: in Turkish the capital of i is not I
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            // When
            var number = TicketNumber.parse("a042");

            // Then
            assertThat(number).hasToString("A042");
            assertThatThrownBy(() -> TicketNumber.parse("i042")).isInstanceOf(IllegalArgumentException.class);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbers_sort_by_letter_then_by_value_and_not_by_text() {
        // Given
        var numbers = List.of("B001", "A1000", "A999", "A002");

        // When
        var sorted = numbers.stream().map(TicketNumber::parse).sorted();

        // Then
        assertThat(sorted).map(TicketNumber::toString).containsExactly("A002", "A999", "A1000", "B001");
    }
}
