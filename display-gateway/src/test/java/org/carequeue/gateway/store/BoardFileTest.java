package org.carequeue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.events.Services;
import org.carequeue.gateway.board.Board;
import org.carequeue.gateway.board.ThreeLogs;
import org.carequeue.gateway.fanout.Counters;
import org.carequeue.gateway.fanout.Fanout;
import org.carequeue.gateway.fanout.Limits;
import org.carequeue.gateway.fanout.Sequencer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardFileTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void what_was_saved_is_read_back() throws IOException {
        // Given
        var board = new Board(NOW);
        ThreeLogs.journey().inOrder().forEach(board::apply);
        var saved = new SavedBoard(SavedBoard.FORMAT, NOW,
                Map.of(Services.TICKET, new Position("log-1", 7, "event-7")), board.state());

        // When
        file().write(saved);

        // Then
        assertThat(file().read()).contains(saved);
        assertThat(folder).isDirectoryContaining("glob:**/board.json").isDirectoryNotContaining("glob:**/*.next");
    }

    @Test
    void a_board_that_was_saved_before_rooms_had_service_lines_is_read() throws IOException {
        // Given
        Files.copy(Path.of("src/test/resources/boards/before-rooms/board.json"), folder.resolve("board.json"));

        // When
        var saved = file().read().orElseThrow().board();

        // Then
        assertThat(saved.rows()).singleElement().satisfies(row -> {
            assertThat(row.visit()).isNotNull();
            assertThat(row.lastMove()).isNull();
        });
        assertThat(saved.help()).isEmpty();
        assertThat(saved.order().total()).isEqualTo(1);
        assertThat(saved.order().next()).isEmpty();
        assertThat(saved.order().unserved()).isEmpty();
        assertThat(new Board(NOW, saved).state().rows()).isEqualTo(saved.rows());
    }

    @Test
    void nothing_is_read_where_nothing_was_saved() {
        assertThat(file().read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{\"format\":99}", "{\"format\":1}", "{\"format\":1,\"board\":{\"rows\":7}}" })
    void a_file_that_cannot_be_read_is_deleted(String content) throws IOException {
        // Given
        Files.writeString(folder.resolve("board.json"), content);

        // When
        var read = file().read();

        // Then
        assertThat(read).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_board_is_saved_when_the_gateway_stops() {
        // Given
        var limits = new Limits(1, 1, 1, 1, 1, 1);
        var counters = new Counters();
        var fatal = Fatal.ofThisProcess();
        var sequencer = new Sequencer(new Board(NOW), Map.of(), new Fanout(limits, counters, fatal), counters, "run",
                Runnable::run, Traces.silent());
        sequencer.start(fatal);
        var keeper = new BoardKeeper(sequencer, file(), Clock.fixed(NOW, ZoneOffset.UTC));
        keeper.start(fatal);
        var logs = ThreeLogs.journey();
        sequencer.take(logs.inOrder()).toCompletableFuture().join();

        // When
        keeper.stop();
        sequencer.stop();

        // Then
        assertThat(file().read()).hasValueSatisfying(saved -> {
            assertThat(saved.savedAt()).isEqualTo(NOW);
            assertThat(saved.positions().get(Services.TRIAGE)).isEqualTo(
                    logs.of(Services.TRIAGE).getLast().position());
            assertThat(saved.board().rows()).isNotEmpty();
        });
    }

    @Test
    void a_keeper_that_is_interrupted_ends_the_process_instead_of_saving_no_more() {
        // Given
        var endings = new AtomicInteger();
        var fatal = new Fatal(endings::incrementAndGet);
        var counters = new Counters();
        var sequencer = new Sequencer(new Board(NOW), Map.of(), new Fanout(new Limits(1, 1, 1, 1, 1, 1), counters, fatal),
                counters, "run", Runnable::run, Traces.silent());
        var before = Thread.getAllStackTraces().keySet();
        new BoardKeeper(sequencer, file(), Clock.fixed(NOW, ZoneOffset.UTC)).start(fatal);

        // When
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("board-keeper") && !before.contains(thread))
                .forEach(Thread::interrupt);

        // Then
        await("the end").atMost(Duration.ofSeconds(60)).until(() -> endings.get() == 1);
    }

    @ParameterizedTest
    @CsvSource({ "PT0S,PT2S", "PT0.04S,PT2S", "PT0.2S,PT10S", "PT1.2S,PT1M", "PT9S,PT1M" })
    void the_longer_saving_takes_the_less_often_it_is_done(Duration took, Duration pause) {
        assertThat(BoardKeeper.pauseAfter(took)).isEqualTo(pause);
    }

    private BoardFile file() {
        return new BoardFile(folder);
    }
}
