package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Services;
import org.junit.jupiter.api.Test;

/// Three logs, each in its own order, in any order between them: the board is the same.
class InterleavingsTest {

    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    private int tried;

    @Test
    void every_interleaving_of_one_patients_way_gives_the_same_board() {
        // Given
        var logs = new ThreeLogs().open(ThreeLogs.MONDAY);
        var id = logs.issue("A001");
        var prescription = logs.prescribe(id);
        logs.finish(id).open(ThreeLogs.TUESDAY);
        logs.ready(prescription).handOver(prescription);
        var expected = boardAfter(logs.inOrder());

        // When, Then
        interleave(new ArrayList<>(), logsOf(logs), expected);
        assertThat(tried).isGreaterThan(9_000);
    }

    @Test
    void a_thousand_interleavings_of_a_whole_day_give_the_same_board() {
        // Given
        var logs = ThreeLogs.journey();
        var expected = boardAfter(logs.inOrder());
        var random = new Random(42);

        for (int i = 0; i < 1_000; i++) {
            // When
            var board = boardAfter(shuffled(logsOf(logs), random));

            // Then
            assertThat(board).isEqualTo(expected);
        }
    }

    private static List<List<Envelope<ClinicEvent>>> logsOf(ThreeLogs logs) {
        return Services.NAMES.stream().map(logs::of).toList();
    }

    private void interleave(List<Envelope<ClinicEvent>> before, List<List<Envelope<ClinicEvent>>> left,
            BoardState expected) {
        if (left.stream().allMatch(List::isEmpty)) {
            tried++;
            if (!boardAfter(before).equals(expected)) {
                assertThat(boardAfter(before)).as("after %s", before).isEqualTo(expected);
            }
            return;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).isEmpty()) {
                var longer = new ArrayList<>(before);
                longer.add(left.get(i).getFirst());
                var shorter = new ArrayList<>(left);
                shorter.set(i, left.get(i).subList(1, left.get(i).size()));
                interleave(longer, shorter, expected);
            }
        }
    }

    private static List<Envelope<ClinicEvent>> shuffled(List<List<Envelope<ClinicEvent>>> logs, Random random) {
        var left = new ArrayList<>(logs.stream().map(ArrayList::new).toList());
        var all = new ArrayList<Envelope<ClinicEvent>>();
        while (!left.isEmpty()) {
            var log = left.get(random.nextInt(left.size()));
            all.add(log.removeFirst());
            left.removeIf(List::isEmpty);
        }
        return all;
    }

    private static BoardState boardAfter(List<Envelope<ClinicEvent>> events) {
        var board = new Board(START);
        events.forEach(board::apply);
        return board.state();
    }
}
