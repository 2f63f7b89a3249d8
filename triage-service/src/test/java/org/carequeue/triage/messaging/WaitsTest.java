package org.carequeue.triage.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.waiting.estimate.Estimate;
import org.carequeue.waiting.estimate.Estimate.Unknown;
import org.carequeue.waiting.estimate.Estimate.Wait;
import org.carequeue.waiting.estimate.Estimate.Why;
import org.carequeue.waiting.estimate.Estimates;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;

/// What boards hear of the estimates.
class WaitsTest {

    private static TicketId id(int number) {
        return new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('A', number));
    }

    private static Estimate minutes(int p50, int p90) {
        return new Wait(0, p50 * 60_000L, p90 * 60_000L);
    }

    @Test
    void what_cannot_be_known_is_said_as_such() throws JsonProcessingException {
        var waits = Waits.NONE.next(new Estimates(Map.of(id(2), minutes(8, 19), id(1), new Unknown(Why.NOBODY_IN_THE_ROOM)),
                Map.of("general", minutes(27, 38), "b", new Unknown(Why.NOBODY_ON_THE_LINE))));

        assertThat(BridgeJson.mapper().writeValueAsString(waits)).isEqualTo(
                "{\"lines\":[{\"line\":\"b\"},{\"line\":\"general\",\"from\":25,\"to\":40}],"
                        + "\"tickets\":[{\"ticket\":\"2026-11-22-A001\"},{\"ticket\":\"2026-11-22-A002\",\"from\":10,\"to\":20}]}");
    }

    @Test
    void what_is_shown_stays_until_the_estimate_has_moved() {
        var shown = Waits.NONE.next(new Estimates(Map.of(id(1), minutes(30, 40)), Map.of("general", minutes(30, 40))));

        var still = shown.next(new Estimates(Map.of(id(1), minutes(26, 37)), Map.of("general", minutes(34, 41))));
        assertThat(still).isEqualTo(shown);

        var moved = still.next(new Estimates(Map.of(id(1), minutes(22, 37)), Map.of("general", minutes(34, 41))));
        assertThat(moved.tickets()).containsExactly(new Waits.OfTicket(id(1), 20, 40));
        assertThat(moved.lines()).isEqualTo(shown.lines());
    }

    @Test
    void who_is_called_is_left_out_and_of_very_many_the_soonest_are_told() {
        var many = IntStream.rangeClosed(1, 1_500).boxed().collect(Collectors.<Integer, TicketId, Estimate> toMap(WaitsTest::id,
                number -> minutes(2_000 - number, 3_000)));
        var waits = Waits.NONE.next(new Estimates(many, Map.of()));

        assertThat(waits.tickets()).hasSize(WaitingOrder.MOST).extracting(Waits.OfTicket::ticket).contains(id(1_500))
                .doesNotContain(id(1));
        assertThat(waits.next(new Estimates(Map.of(), Map.of())).tickets()).isEqualTo(List.of());
    }
}
