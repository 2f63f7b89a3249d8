package org.carequeue.gateway.board;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/// Yesterday's patient and today's hold the same number: the public is shown each for itself, and of yesterday's only what
/// has been said since the day began.
class SameNumberOnScreenTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final ThreeLogs logs = new ThreeLogs().configure().open(MONDAY);
    private final TicketId monday = logs.issue("A002");

    @ParameterizedTest
    @EnumSource(names = { "SCREEN", "KIOSK" })
    void who_is_called_today_stands_beside_who_was_called_again_today_and_one_s_end_leaves_the_other(Audience audience)
            throws Exception {
        // Given
        logs.call(monday, "1").open(TUESDAY);
        var tuesday = logs.issue("A002");
        logs.call(tuesday, "2").recall(monday);

        // Then
        assertThat(standing(audience)).containsExactlyInAnyOrder(monday + " called 1", tuesday + " called 2");

        // When
        logs.finish(monday);

        // Then
        assertThat(standing(audience)).containsExactly(tuesday + " called 2");
    }

    @Test
    void what_yesterday_left_open_is_off_the_screen_in_the_morning_and_staff_still_see_it() throws Exception {
        // Given
        var inConsultation = logs.issue("A003");
        var skipped = logs.issue("A004");
        var waiting = logs.issue("A005");
        logs.call(monday, "1").call(inConsultation, "2").start(inConsultation).skip(skipped);
        assertThat(standing(Audience.SCREEN)).hasSize(3);

        // When
        logs.later(Duration.ofHours(20)).open(TUESDAY);

        // Then
        assertThat(standing(Audience.SCREEN)).containsExactly(waiting + " waiting ");
        assertThat(standing(Audience.DOCTOR)).contains(monday + " called 1", inConsultation + " in-consultation 2");
        assertThat(snapshot(Audience.SCREEN).path("day").asText()).isEqualTo("2026-11-24");

        // When: somebody of yesterday is called today, it is a call like any other
        logs.call(waiting, "3");

        // Then
        assertThat(standing(Audience.SCREEN)).containsExactly(waiting + " called 3");

        // When: the night after that
        logs.later(Duration.ofHours(20)).open(TUESDAY.plusDays(1));

        // Then
        assertThat(standing(Audience.SCREEN)).isEmpty();
    }

    @Test
    void a_medicine_that_nobody_fetched_does_not_stand_beside_today_s_number() throws Exception {
        // Given
        var left = logs.prescribe(monday);
        var later = logs.prescribe(monday);
        logs.finish(monday).claim(left, "1").claim(later, "1").ready(left);
        assertThat(ready()).containsExactly(left + " 1");

        // When
        logs.open(TUESDAY);

        // Then
        assertThat(ready()).isEmpty();

        // When
        logs.ready(later);

        // Then
        assertThat(ready()).as("made ready today").containsExactly(later + " 1");
    }

    @Test
    void a_board_that_was_saved_still_knows_when_the_day_began() throws Exception {
        // Given
        logs.call(monday, "1").open(TUESDAY);
        var saved = BridgeJson.mapper().readValue(BridgeJson.mapper().writeValueAsBytes(board().state()), BoardState.class);

        // Then
        assertThat(standing(Audience.SCREEN, new Board(Instant.EPOCH, saved))).isEmpty();
    }

    /// A page that heard every message shows what a page shows that comes late.
    @Test
    void an_undone_end_brings_no_call_of_yesterday_back_to_the_screen() {
        // Given
        logs.call(monday, "1").start(monday);
        var before = logs.standing(monday);
        logs.open(TUESDAY).finish(monday).undo(monday, "consultation-finished", before);
        var board = new Board(Instant.EPOCH);
        var changes = new ArrayList<Change>();
        logs.inOrder().forEach(event -> changes.addAll(board.apply(event)));

        // Then
        assertThat(changes.getLast()).isInstanceOfSatisfying(TicketChanged.class,
                change -> assertThat(requireNonNull(Messages.encode(change, Audience.SCREEN, 1)).json())
                        .contains(monday.toString()).doesNotContain("status"));
    }

    private Board board() {
        var board = new Board(Instant.EPOCH);
        logs.inOrder().forEach(board::apply);
        return board;
    }

    private static JsonNode snapshot(Audience audience, Board board) throws Exception {
        return BridgeJson.mapper().readTree(SnapshotText.of(audience, "run", 1, board.state(), null).part(0).json());
    }

    private JsonNode snapshot(Audience audience) throws Exception {
        return snapshot(audience, board());
    }

    private List<String> standing(Audience audience) throws Exception {
        return standing(audience, board());
    }

    private static List<String> standing(Audience audience, Board board) throws Exception {
        var all = new ArrayList<String>();
        snapshot(audience, board).path("tickets").forEach(ticket -> all.add(ticket.path("id").asText() + " "
                + ticket.path("status").asText() + " " + ticket.path("room").asText()));
        return all;
    }

    private List<String> ready() throws Exception {
        var all = new ArrayList<String>();
        snapshot(Audience.SCREEN).path("prescriptions").forEach(
                ready -> all.add(ready.path("id").asText() + " " + ready.path("counter").asText()));
        return all;
    }
}
