package org.carequeue.gateway.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.carequeue.events.TicketId;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TicketReference;
import org.jspecify.annotations.Nullable;

/// The rows and the ways to find them.
final class Rows {

    private final TreeMap<TicketId, Row> byId = new TreeMap<>();
    private final Map<TicketNumber, TreeSet<TicketId>> byNumber = new HashMap<>();
    private final Map<String, TicketId> byHash = new HashMap<>();
    /// Rows of days before this one leave when they are done, see [Row#leavesBefore].
    private @Nullable LocalDate day;
    private @Nullable OpenDay today;
    private int open;

    /// The operating day that the visits' owner has opened last.
    ///
    /// @param since when it began
    record OpenDay(LocalDate day, Instant since) {
    }

    Collection<Row> all() {
        return byId.values();
    }

    int open() {
        return open;
    }

    @Nullable
    Row get(TicketId id) {
        return byId.get(id);
    }

    /// The row as it is, or one of which nothing is known yet.
    Row getOrEmpty(TicketId id) {
        var row = byId.get(id);
        return row == null ? Row.empty(id, closedAt(id)) : row;
    }

    private @Nullable Instant closedAt(TicketId id) {
        return today != null && id.day().isBefore(today.day) ? today.since : null;
    }

    /// Whether this ticket has been here and has left: of a day that both logs have ended, every ticket was here once.
    boolean hasLeft(TicketId id) {
        return !byId.containsKey(id) && day != null && id.day().isBefore(day);
    }

    private boolean leaves(Row row) {
        return day != null && row.leavesBefore(day);
    }

    /// Takes the new state of a row, which leaves the board at once when it is done and of an earlier day.
    void put(Row row) {
        var before = byId.put(row.id(), row);
        open += (row.open() ? 1 : 0) - (before != null && before.open() ? 1 : 0);
        byNumber.computeIfAbsent(row.number(), _ -> new TreeSet<>()).add(row.id());
        var former = before == null ? null : before.ticket();
        if (former != null) {
            byHash.remove(former.trackingHash());
        }
        var ticket = row.ticket();
        if (ticket != null) {
            byHash.put(ticket.trackingHash(), row.id());
        }
        if (leaves(row)) {
            remove(row);
        }
    }

    private void remove(Row row) {
        byId.remove(row.id());
        var ids = byNumber.get(row.number());
        if (ids != null && ids.remove(row.id()) && ids.isEmpty()) {
            byNumber.remove(row.number());
        }
        var ticket = row.ticket();
        if (ticket != null) {
            byHash.remove(ticket.trackingHash());
        }
    }

    /// Forgets the parts of one service. Says how many rows had one.
    int forget(String service) {
        var with = byId.values().stream().filter(row -> !row.without(service).equals(row)).toList();
        for (var row : with) {
            open -= row.open() ? 1 : 0;
            remove(row);
            var rest = row.without(service);
            if (!rest.isEmpty()) {
                put(rest);
            }
        }
        return with.size();
    }

    /// The visits' owner has opened a day: whoever was closed just before is shown as long as it lasts. An earlier day than
    /// the open one, of a log that is read again, opens nothing.
    void opened(OpenDay other) {
        today = today == null || other.day.isAfter(today.day) ? other : today;
        byId.replaceAll((id, row) -> row.withDayOpened(other.day, closedAt(id)));
    }

    /// A day has begun. Says how many rows have left.
    int begin(LocalDate other) {
        day = other;
        var leaving = byId.values().stream().filter(this::leaves).toList();
        leaving.forEach(this::remove);
        return leaving.size();
    }

    /// Which ticket is meant, of those that can be shown.
    ///
    /// @param today the open operating day, none before the first
    TicketMatch match(TicketReference reference, @Nullable LocalDate today) {
        var known = reference.numbers().stream().map(byNumber::get).filter(Objects::nonNull).flatMap(Set::stream)
                .filter(id -> byId.get(id) instanceof Row row && row.visible()).toList();
        return TicketMatch.of(reference, known, id -> byId.get(id) instanceof Row row && !row.done(), today);
    }

    /// All that can be meant and shown, in whatever state: those first of which something can still become, then the newest.
    List<Row> find(Sought sought) {
        var known = switch (sought) {
            case Sought.ByLink(var hash) -> tracked(hash).stream();
            case Sought.ByReference(TicketReference.ById(var id)) -> Stream.of(id);
            case Sought.ByReference(var reference) ->
                reference.numbers().stream().map(byNumber::get).filter(Objects::nonNull).flatMap(Set::stream);
        };
        return known.map(byId::get).filter(row -> row != null && row.visible())
                .sorted(Comparator.comparing(Row::done).thenComparing(row -> row.id().day(), Comparator.reverseOrder())
                        .thenComparing(Row::id))
                .toList();
    }

    Optional<TicketId> tracked(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }
}
