package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.gateway.board.Board;
import org.carequeue.gateway.board.Screens.CallSeen;
import org.carequeue.gateway.board.Screens.Connected;
import org.carequeue.gateway.board.StandingCall;
import org.carequeue.gateway.board.ThreeLogs;
import org.carequeue.gateway.fanout.ScreenReport.Heard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenReportsTest {

    private final ThreeLogs logs = new ThreeLogs();
    private final Board board = new Board(Instant.EPOCH);
    private final ScreenReports<String> reports = new ScreenReports<>();
    private TicketId ticket;
    private Visit waiting;
    private int read;

    @BeforeEach
    void a_patient_is_called_to_room_7() {
        logs.configure().open(ThreeLogs.MONDAY);
        ticket = logs.issue("A042");
        waiting = logs.standing(ticket);
        logs.call(ticket, "7");
        take();
    }

    @Test
    void it_is_counted_on_how_many_screens_a_call_was_shown_and_heard() {
        says("hall", List.of(), Heard.VOICE, call(1));
        says("corridor", List.of("7"), Heard.NOT, call(1));
        says("door", List.of("8"), Heard.VOICE, call(1));

        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 1, 2, 1, 0, false));
        says("corridor", List.of("7"), Heard.CHIME, call(1));
        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 1, 2, 1, 1, false));
    }

    @Test
    void a_recall_is_not_the_call_before() {
        says("hall", List.of(), Heard.VOICE, call(1));
        logs.recall(ticket);
        take();

        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 2, 0, 0, 0, false));
        says("hall", List.of(), Heard.NOT, call(2));
        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 2, 1, 0, 0, false));
    }

    @Test
    void a_call_that_no_screen_shows_is_late_after_ten_seconds_in_which_one_could() {
        seconds(60);
        assertThat(late()).as("there is no screen").isFalse();
        says("door", List.of("8"), Heard.NOT);
        seconds(60);
        assertThat(late()).as("there is none for room 7").isFalse();
        says("hall", List.of(), Heard.NOT);
        seconds(ScreenReports.LATE - 1);
        assertThat(late()).isFalse();
        seconds(1);
        assertThat(reports.hasChanged()).isTrue();
        assertThat(late()).isTrue();
        says("hall", List.of(), Heard.NOT, call(1));
        assertThat(late()).isFalse();
    }

    @Test
    void a_call_that_was_shown_stays_shown_when_the_screen_has_gone() {
        says("hall", List.of(), Heard.VOICE, call(1));
        reports.look();
        reports.left("hall");
        says("corridor", List.of(), Heard.NOT);
        seconds(60);

        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 1, 1, 0, 0, false));
    }

    @Test
    void what_no_screen_can_have_shown_counts_for_nothing() {
        says("hall", List.of(), Heard.VOICE, new StandingCall("2026-11-23-A999", "room 7", 1), call(2),
                new StandingCall(ticket.toString(), "room 8", 1));
        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 1, 0, 0, 0, false));
    }

    @Test
    void a_call_that_ends_is_forgotten_also_by_what_screens_have_said() {
        says("hall", List.of(), Heard.VOICE, call(1));
        reports.look();
        logs.undo(ticket, "ticket-called", waiting);
        take();
        assertThat(reports.look().calls()).isEmpty();
        logs.call(ticket, "7");
        take();

        assertThat(reports.look().calls()).containsExactly(new CallSeen(ticket.toString(), 1, 0, 0, 0, false));
    }

    @Test
    void medicines_are_called_to_a_counter_and_not_for_screens_of_rooms() {
        logs.start(ticket);
        var prescription = logs.prescribe(ticket);
        logs.claim(prescription, "1").ready(prescription);
        take();
        var fetched = new StandingCall(prescription.toString(), "counter 1", 1);
        says("corridor", List.of("7"), Heard.VOICE, fetched);
        assertThat(reports.look().calls()).containsExactly(new CallSeen(prescription.toString(), 1, 0, 0, 0, false));
        says("hall", List.of(), Heard.CHIME, fetched);

        assertThat(reports.look().calls()).containsExactly(new CallSeen(prescription.toString(), 1, 1, 0, 1, false));
    }

    @Test
    void rows_that_have_left_are_called_nowhere() {
        reports.takeAll(List.of());
        assertThat(reports.look().calls()).isEmpty();
        reports.takeAll(board.state().rows());
        assertThat(reports.look().calls()).hasSize(1);
    }

    @Test
    void screens_that_are_alike_stand_together_and_a_crowd_is_bounded() {
        says("one", List.of(), Heard.NOT);
        says("two", List.of(), Heard.NOT);
        reports.says("three", "Waiting room", new ScreenReport(List.of(), "off", false, Map.of()));
        assertThat(reports.look().connected()).containsExactly(new Connected(1, "Waiting room", null, "off", false),
                new Connected(2, null, null, "on", true));

        IntStream.range(0, 500).forEach(room -> says("crowd " + room, List.of("r" + room), Heard.NOT));
        assertThat(reports.look().connected()).hasSize(50);
    }

    @Test
    void who_says_the_same_again_changes_nothing() {
        says("hall", List.of(), Heard.VOICE, call(1));
        reports.look();
        says("hall", List.of(), Heard.VOICE, call(1));
        take();
        seconds(60);

        assertThat(reports.hasChanged()).isFalse();
    }

    private boolean late() {
        return reports.look().calls().getFirst().late();
    }

    private void seconds(int count) {
        IntStream.range(0, count).forEach(_ -> reports.second());
    }

    private StandingCall call(int call) {
        return new StandingCall(ticket.toString(), "room 7", call);
    }

    private void says(String screen, List<String> rooms, Heard heard, StandingCall... calls) {
        var shown = new HashMap<StandingCall, Heard>();
        for (var call : calls) {
            shown.put(call, heard);
        }
        reports.says(screen, null, new ScreenReport(rooms, "on", true, shown));
    }

    /// What the services have written since, and all rows as they are then.
    private void take() {
        var all = logs.inOrder();
        all.subList(read, all.size()).forEach(board::apply);
        read = all.size();
        board.state().rows().forEach(reports::take);
    }
}
