package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {

    private final Board board = new Board(Instant.EPOCH);

    @Test
    void an_empty_board_is_one_part() throws IOException {
        // When
        var parts = parts(Audience.DOCTOR, "run-1", 0, board.state(), null);

        // Then
        var part = BridgeJson.mapper().readTree(parts.getFirst().json());
        assertThat(parts).hasSize(1);
        assertThat(part.path("run").asText()).isEqualTo("run-1");
        assertThat(part.path("part").asInt()).isEqualTo(1);
        assertThat(part.path("parts").asInt()).isEqualTo(1);
        assertThat(part.path("tickets").isArray()).isTrue();
        assertThat(part.path("prescriptions").isArray()).isTrue();
        assertThat(part.path("services")).hasSize(3);
    }

    @Test
    void a_large_board_is_many_parts_each_of_which_fits_a_frame() throws IOException {
        // Given
        var logs = new ThreeLogs().configure().open(ThreeLogs.MONDAY);
        for (int i = 1; i <= 1_500; i++) {
            var id = logs.issue("A%03d".formatted(i));
            logs.prescribe(id);
        }
        logs.inOrder().forEach(board::apply);

        // When
        var parts = parts(Audience.NONE, "run-1", 12, board.state(), null);

        // Then
        assertThat(parts).hasSizeGreaterThan(3);
        var tickets = new HashSet<String>();
        var prescriptions = new HashSet<String>();
        for (var part : parts) {
            assertThat(part.bytes()).isEqualTo(part.json().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(SnapshotText.PART_BYTES - 2);
            var json = BridgeJson.mapper().readTree(part.json());
            assertThat(json.path("version").asLong()).isEqualTo(12);
            assertThat(json.path("parts").asInt()).isEqualTo(parts.size());
            assertThat(json.path("part").asInt()).isEqualTo(parts.indexOf(part) + 1);
            assertThat(json.has("settings")).isEqualTo(json.path("part").asInt() == 1);
            json.path("tickets").forEach(ticket -> tickets.add(ticket.path("id").asText()));
            json.path("prescriptions").forEach(prescription -> prescriptions.add(prescription.path("id").asText()));
        }
        assertThat(tickets).hasSize(1_500);
        assertThat(prescriptions).hasSize(1_500);
    }

    @Test
    void a_patient_gets_the_own_ticket_alone() throws IOException {
        // Given
        var logs = new ThreeLogs();
        var own = logs.issue("A001");
        logs.issue("A002");
        logs.inOrder().forEach(board::apply);
        board.take(new WaitingOrder(List.of(own), 2));

        // When
        var part = BridgeJson.mapper()
                .readTree(parts(Audience.TICKET, "run-1", 0, board.state(), own).getFirst().json());

        // Then
        assertThat(part.path("tickets")).singleElement()
                .satisfies(ticket -> assertThat(ticket.path("number").asText()).isEqualTo("A001"));
        assertThat(part.path("waitingOrder").path("position").asInt()).isEqualTo(1);
        assertThat(part.path("waitingOrder").path("total").asInt()).isEqualTo(2);
    }

    @Test
    void a_screen_that_comes_late_hears_the_calls_in_their_order() throws IOException {
        // Given
        var logs = new ThreeLogs().configure().open(ThreeLogs.MONDAY);
        var one = logs.issue("A001");
        var two = logs.issue("A002");
        var three = logs.issue("A003");
        var four = logs.issue("A004");
        var five = logs.issue("A005");
        var first = logs.prescribe(one);
        var second = logs.prescribe(two);
        logs.issue("A006");
        logs.call(five, "5").start(five).call(three, "3").call(four, "4").recall(three);
        logs.claim(second, "1").ready(second).claim(first, "2").ready(first);
        logs.inOrder().forEach(board::apply);

        // When
        var part = BridgeJson.mapper()
                .readTree(parts(Audience.SCREEN, "run-1", 0, board.state(), null).getFirst().json());

        // Then
        assertThat(part.path("tickets").findValuesAsText("number")).hasSize(5)
                .as("but for whose consultation has begun").containsSubsequence("A004", "A003");
        assertThat(part.path("prescriptions").findValuesAsText("number")).containsExactly("A002", "A001");
    }

    private static List<Text> parts(Audience audience, String run, long version, BoardState board,
            @Nullable TicketId own) {
        var text = SnapshotText.of(audience, run, version, board, own);
        return IntStream.range(0, text.parts()).mapToObj(text::part).toList();
    }

    @Test
    void the_length_of_a_text_is_counted_in_utf8() {
        for (var text : List.of("", "plain", "Żółty Pacjent", "€ 5", "🙂 ok")) {
            assertThat(Text.of(text).bytes()).as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
