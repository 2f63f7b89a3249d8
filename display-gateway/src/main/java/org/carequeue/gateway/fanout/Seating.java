package org.carequeue.gateway.fanout;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.carequeue.gateway.board.Board;

/// Who hears what. Everybody is seated at the end of a turn, with a snapshot of exactly that moment: the next message of
/// the feed is the first one that the snapshot does not hold. Belongs to the sequencer.
final class Seating {

    private final Board board;
    private final Feeds feeds;
    private final Function<Feed, Snapshot> snapshots;
    private final Map<Connection, Feed> seats = new HashMap<>();
    private final Set<Connection> toSeat = new LinkedHashSet<>();
    /// Who follows a ticket that is not known yet, by its tracking hash.
    private final Map<Connection, String> followers = new HashMap<>();

    /// @param snapshots gives a feed's snapshot of this moment
    Seating(Board board, Feeds feeds, Function<Feed, Snapshot> snapshots) {
        this.board = board;
        this.feeds = feeds;
        this.snapshots = snapshots;
    }

    void seat(Connection connection) {
        toSeat.add(connection);
    }

    /// @param hash of the tracking token
    void follow(Connection connection, String hash) {
        followers.put(connection, hash);
    }

    void left(Connection connection) {
        toSeat.remove(connection);
        followers.remove(connection);
        var feed = seats.remove(connection);
        if (feed != null) {
            feeds.leave(feed);
        }
    }

    void endTurn() {
        seatFollowers();
        toSeat.forEach(this::begin);
        toSeat.clear();
    }

    /// Those whose ticket is known now.
    private void seatFollowers() {
        followers.entrySet().removeIf(follower -> {
            var ticket = board.tracked(follower.getValue());
            ticket.ifPresent(id -> {
                seats.computeIfAbsent(follower.getKey(), _ -> joined(feeds.of(id)));
                toSeat.add(follower.getKey());
            });
            return ticket.isPresent();
        });
    }

    private void begin(Connection connection) {
        var feed = seats.get(connection);
        if (feed == null) {
            var shared = feeds.of(connection.audience());
            if (shared == null) {
                return;
            }
            feed = joined(shared);
            seats.put(connection, feed);
        }
        var from = feed;
        var snapshot = snapshots.apply(feed);
        connection.group().later(connection, () -> connection.begin(from, snapshot));
    }

    private static Feed joined(Feed feed) {
        feed.members++;
        return feed;
    }
}
