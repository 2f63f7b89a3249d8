package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;

import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Board;
import org.junit.jupiter.api.Test;

class SnapshotDeskTest {

    private final SnapshotDesk desk = new SnapshotDesk(Runnable::run);
    private final Board board = new Board(Instant.EPOCH);

    @Test
    void those_who_join_together_share_what_is_written() {
        // Given
        var snapshot = snapshot();

        // When
        var first = desk.part(snapshot, 0, true);

        // Then
        assertThat(desk.part(snapshot, 0, true)).isSameAs(first);
        assertThat(desk.part(snapshot, 0, false)).isNotSameAs(first);
    }

    @Test
    void what_was_not_asked_for_lately_is_written_again_and_not_kept() {
        // Given
        var old = snapshot();
        var used = snapshot();
        var first = desk.part(old, 0, true);
        var second = desk.part(used, 0, true);

        // When
        Stream.generate(this::snapshot).limit(100).forEach(other -> {
            desk.part(other, 0, true);
            desk.part(used, 0, true);
        });

        // Then
        assertThat(desk.part(used, 0, true)).isSameAs(second);
        assertThat(desk.part(old, 0, true)).isNotSameAs(first);
        assertThat(desk.part(old, 0, true).text().json()).isEqualTo(first.text().json());
    }

    private Snapshot snapshot() {
        return new Snapshot(new Feed(Audience.NONE, null), "run-1", board.state(), desk);
    }
}
