package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.carequeue.events.TicketMatch.None;
import org.carequeue.events.TicketMatch.One;
import org.carequeue.events.TicketMatch.Several;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketMatchTest {

    private static final TicketNumber NUMBER = TicketNumber.parse("A001");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /// Who has had the number, by day of the month, with whether something can still become of the visit.
    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody                     | none
            22 open                    | 22
            22 over                    | 22
            21 over                    | 21
            21 open                    | 21
            21 over, 22 open           | 22
            21 over, 22 over           | 22
            21 open, 22 open           | 21, 22
            21 open, 22 over           | 21, 22
            20 over, 21 over           | 21
            20 open, 21 over           | 20
            20 open, 21 open           | 20, 21
            20 open, 21 over, 22 open  | 20, 22
            20 open, 21 open, 22 over  | 20, 21, 22
            """)
    void a_bare_number_means_one_patient_or_is_asked_back(String known, String meant) {
        Map<TicketId, Boolean> goesOn = known.equals("nobody") ? Map.of()
                : Arrays.stream(known.split(", ")).map(one -> one.split(" "))
                        .collect(Collectors.toMap(one -> on(one[0]), one -> one[1].equals("open")));
        var expected = meant.equals("none") ? List.<TicketId> of()
                : Arrays.stream(meant.split(", ")).map(TicketMatchTest::on).toList();

        var match = TicketMatch.of(new TicketReference.ByNumber(NUMBER), goesOn.keySet(), goesOn::get, TODAY);

        assertThat(switch (match) {
            case None _ -> List.<TicketId> of();
            case One(var ticket) -> List.of(ticket);
            case Several(var tickets) -> tickets;
        }).isEqualTo(expected);
    }

    @Test
    void digits_without_a_letter_mean_the_one_patient_who_has_them_or_are_asked_back() {
        var digits = new TicketReference.BySequence(1);
        var other = new TicketId(TODAY, TicketNumber.parse("B001"));

        assertThat(TicketMatch.of(digits, List.of(on("22")), _ -> true, TODAY)).isEqualTo(new One(on("22")));
        assertThat(TicketMatch.of(digits, List.of(on("22"), other), _ -> false, TODAY))
                .isEqualTo(new Several(List.of(on("22"), other)));
        assertThat(TicketMatch.of(digits, List.of(on("21"), other), _ -> false, TODAY)).isEqualTo(new One(other));
    }

    @Test
    void an_id_means_its_ticket_whoever_else_has_the_number() {
        var known = List.of(on("20"), on("21"), on("22"));
        assertThat(known).allSatisfy(id -> assertThat(
                TicketMatch.of(new TicketReference.ById(id), known, _ -> true, TODAY)).isEqualTo(new One(id)));
        assertThat(TicketMatch.of(new TicketReference.ById(on("19")), known, _ -> true, TODAY)).isEqualTo(new None());
    }

    @Test
    void before_the_first_day_opens_every_ticket_counts() {
        assertThat(TicketMatch.of(new TicketReference.ByNumber(NUMBER), List.of(on("22"), on("21")), _ -> false, null))
                .isEqualTo(new Several(List.of(on("21"), on("22"))));
    }

    @Test
    void the_choice_names_them_all() {
        var both = new Several(List.of(on("21"), on("22")));
        assertThat(both.question(TicketReference.parse("a1"))).isEqualTo(
                "A001 can mean more than one patient: 2026-11-21-A001 or 2026-11-22-A001. Please say which, by day and number.");
    }

    private static TicketId on(String day) {
        return new TicketId(LocalDate.of(2026, 11, Integer.parseInt(day)), NUMBER);
    }
}
