package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.gateway.board.Change.TicketChanged;
import org.junit.jupiter.api.Test;

/// What the board has to tell, the pages' scripts and texts can tell: no compiler sees over to them.
class PagesKnowTheNewsTest {

    private static final Path BOARD_STATE = Path.of("src/main/resources/META-INF/resources/app/shared/board/board-state.js");
    private static final Pattern TICKET_STATUS = Pattern.compile("const TICKET_STATUS = \\{([^}]*)}");
    private static final Pattern KEY = Pattern.compile("'([a-z-]+)':");
    /// The kinds of news that leave a ticket's status as it is.
    private static final Set<TicketNews> STATUS_STAYS = Set.of(TicketNews.PRIORITY, TicketNews.REASSESSED);

    @Test
    void the_pages_know_where_a_ticket_stands_after_each_kind_of_news() throws IOException {
        var table = TICKET_STATUS.matcher(Files.readString(BOARD_STATE)).results().toList();
        assertThat(table).hasSize(1);

        assertThat(KEY.matcher(table.getFirst().group(1)).results().map(key -> key.group(1)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(TicketNews.values())
                        .filter(news -> !STATUS_STAYS.contains(news)).map(TicketNews::wire).toList());
    }

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
