package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.gateway.board.Change.TicketChanged;
import org.junit.jupiter.api.Test;

/// What the board has to tell, the pages' scripts and texts can tell: no compiler sees over to them.
class PagesKnowTheNewsTest {

    /// The journey has every kind of news, as [AudienceFieldsTest] sees to.
    @Test
    void each_move_that_can_be_undone_has_a_name_for_doctors() throws IOException {
        var board = new Board(Instant.EPOCH);
        var changes = new ArrayList<Change>();
        ThreeLogs.journey().inOrder().forEach(event -> changes.addAll(board.apply(event)));

        var moves = changes.stream().flatMap(change -> change instanceof TicketChanged(_, var row)
                ? Optional.ofNullable(row.lastMove()).stream()
                : Stream.empty()).map(move -> name(move.type())).collect(Collectors.toCollection(TreeSet::new));

        assertThat(Files.readAllLines(Path.of("src/main/resources/messages/doctor.properties")))
                .map(line -> line.split("=", 2)[0]).containsAll(moves);
        assertThat(moves).hasSizeGreaterThan(8);
    }

    /// As `wordText` in texts.js makes it: `ticket-called` is `moveTicketCalled`.
    private static String name(String move) {
        return "move" + Arrays.stream(move.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }
}
