package org.carequeue.gateway.board;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Missing;
import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectReader;

/// How long it will still take, as the triage-service reckons it. Times are minutes; where both are missing it cannot be known.
///
/// @param lines of a ticket that is taken now
/// @param tickets of those who wait; who is called before all others is left out
public record Waits(List<OfLine> lines, List<OfTicket> tickets) {

    /// @param line the service line's code
    /// @param from which half of such patients have waited out
    /// @param to which nine of ten have waited out
    public record OfLine(String line, @Nullable Integer from, @Nullable Integer to) {
    }

    /// @param from which half of such patients have waited out
    /// @param to which nine of ten have waited out
    public record OfTicket(TicketId ticket, @Nullable Integer from, @Nullable Integer to) {

        private OwnWait own() {
            return new OwnWait(from, to);
        }
    }

    /// What one patient hears of it.
    public record OwnWait(@Nullable Integer from, @Nullable Integer to) {
    }

    static final Waits NONE = new Waits(List.of(), List.of());

    /// How many tickets the board keeps and shows.
    private static final int MOST = WaitingOrder.MOST;
    private static final int MOST_LINES = 20;
    private static final ObjectReader READER = BridgeJson.mapper().readerFor(Waits.class);

    public Waits {
        lines = atMost(MOST_LINES, lines);
        tickets = atMost(MOST, tickets);
    }

    private static <T> List<T> atMost(int most, @Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list.size() > most ? list.subList(0, most) : list);
    }

    /// Reads it as the triage-service sends it.
    ///
    /// @throws IOException when it is none, or lacks what it must have
    public static Waits read(String json) throws IOException {
        Waits read = READER.readValue(json);
        var missing = read == null ? "anything" : Missing.in(read);
        if (missing != null) {
            throw new IOException("waits without " + missing);
        }
        return read;
    }

    /// Of nobody who waits, but of who may come.
    ///
    /// @param lines of a ticket that is taken now
    public record OfLines(List<OfLine> lines) {
    }

    /// What of it is said to whoever may come.
    public OfLines ofLines() {
        return new OfLines(lines);
    }

    /// The wait of one ticket; none where nothing is said of it.
    public @Nullable OwnWait of(TicketId ticket) {
        return tickets.stream().filter(of -> of.ticket.equals(ticket)).findFirst().map(OfTicket::own).orElse(null);
    }

    /// The wait of each ticket.
    public Map<TicketId, OwnWait> ownWaits() {
        var all = new HashMap<TicketId, OwnWait>();
        tickets.forEach(of -> all.put(of.ticket, of.own()));
        return all;
    }
}
