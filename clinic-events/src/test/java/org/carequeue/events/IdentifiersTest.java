package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [TicketId], [PrescriptionId], [TicketReference] and [Priority]: all of them arrive as text from outside.
class IdentifiersTest {

    private static final TicketId TICKET = new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('A', 42));

    @Test
    void a_ticket_id_is_the_operating_day_and_the_number() {
        assertThat(TICKET).hasToString("2026-11-22-A042");
        assertThat(TicketId.parse("2026-11-22-A042")).isEqualTo(TICKET);
        assertThat(TicketId.parse("2026-11-22-a1000")).hasToString("2026-11-22-A1000");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "A042", "2026-11-22", "2026-11-22-", "2026-11-22-A000", "2026-11-22A042",
            "2026-11-22_A042", "2026-02-30-A042", "26-11-2026-A042", "2026-11-22-A042-P1" })
    void anything_else_is_no_ticket_id(String text) {
        assertThatThrownBy(() -> TicketId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tickets_sort_by_day_then_by_number() {
        // Given
        var ids = Stream.of("2026-11-23-A001", "2026-11-22-B001", "2026-11-22-A1000", "2026-11-22-A999");

        // When
        var sorted = ids.map(TicketId::parse).sorted();

        // Then
        assertThat(sorted).map(TicketId::toString).containsExactly("2026-11-22-A999", "2026-11-22-A1000",
                "2026-11-22-B001", "2026-11-23-A001");
    }

    @Test
    void a_prescription_id_is_the_ticket_and_a_place_there() {
        assertThat(new PrescriptionId(TICKET, 1)).hasToString("2026-11-22-A042-P1");
        assertThat(PrescriptionId.parse("2026-11-22-A042-P12")).isEqualTo(new PrescriptionId(TICKET, 12));
        assertThat(PrescriptionId.parse("2026-11-22-P001-P1").ticket()).hasToString("2026-11-22-P001");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "P1", "2026-11-22-A042", "2026-11-22-A042-P", "2026-11-22-A042-P0",
            "2026-11-22-A042-P01", "2026-11-22-A042-P-1", "2026-11-22-A042-P1000000", "A042-P1", "2026-11-22-P100" })
    void anything_else_is_no_prescription_id(String text) {
        assertThatThrownBy(() -> PrescriptionId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_prescriptions_place_starts_at_one() {
        assertThatThrownBy(() -> new PrescriptionId(TICKET, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_ticket_is_referred_to_by_its_id_or_by_its_bare_number() {
        assertThat(TicketReference.parse("2026-11-22-A042")).isEqualTo(new TicketReference.ById(TICKET))
                .hasToString("2026-11-22-A042");
        assertThat(TicketReference.parse("a042")).isEqualTo(new TicketReference.ByNumber(TICKET.number()))
                .hasToString("A042");
    }

    @ParameterizedTest
    @ValueSource(strings = { "A042", "a42", "A 042", " a042 ", "a-42", "A0042", "A  42",
            "\uff21\uff10\uff14\uff12", "\uff41\u300042", "A\u201342", "A\u2011042", "A\u00a0042", "\u2007A42", "A\u221242" })
    void a_number_is_taken_as_people_type_it(String text) {
        assertThat(TicketReference.parse(text)).isEqualTo(new TicketReference.ByNumber(TICKET.number()));
        assertThat(TicketReference.parse(" 2026-11-22-a042 ")).isEqualTo(new TicketReference.ById(TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-22-a42", "2026-11-22 A 042", "2026-11-22-A-42", "2026\u201311\u201322\u2013A042",
            "\uff12\uff10\uff12\uff16-11-22 a0042" })
    void a_day_and_a_number_are_taken_as_people_type_them(String text) {
        assertThat(TicketReference.parse(text)).isEqualTo(new TicketReference.ById(TICKET));
    }

    @Test
    void a_text_of_any_length_is_looked_at_no_further_than_a_number_can_be() {
        for (var text : new String[] { "0".repeat(10_000_000), "A" + " ".repeat(10_000_000) + "42",
                "\ufdfa".repeat(10_000_000), "2026-11-22-".repeat(1_000_000) }) {
            assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertThatThrownBy(() -> TicketReference.parse(text))
                    .isInstanceOf(IllegalArgumentException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "42", " 42 ", "042", "00042" })
    void a_number_without_its_letter_may_have_any(String text) {
        var reference = TicketReference.parse(text);

        assertThat(reference).isEqualTo(new TicketReference.BySequence(42)).hasToString("42");
        assertThat(reference.numbers()).hasSize(23).contains(TICKET.number(), TicketNumber.parse("Z042"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "A", "0", "1000000", "-42", "A0", "A000", "AA42", "A4 2", "A\n42", "\u0660\u0661",
            "A\u0660\u0661", "O42",
            "A1000000",
            "2026-11-22", "2026-11-22-", "2026-13-22-A042", "2026-11-22-A042-P1",
            "1234-", "A042 or so, perhaps", "2026-11-22 42", "2026-11-22 ", "2026-11-2242", "2026-11-22-0",
            "\ud83d", "A\ud83d42", "\u202eA42", "A\u00ad42", "A\u200b42", "A,42", "A42;A43", "<b>A42</b>", "A42\0",
            "\ufdfa\ufdfa\ufdfa", "%41042" })
    void anything_else_refers_to_no_ticket(String text) {
        assertThatThrownBy(() -> TicketReference.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Critical", "-high", "1st", "very high", "a23456789012345678901234567890123" })
    void a_priority_is_a_levels_code(String text) {
        assertThatThrownBy(() -> new Priority(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
