package org.carequeue.ticket.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.carequeue.events.Priority;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Tickets as they stand in a snapshot: in columns, and what many of them share once. A service that starts reads tens of
/// thousands before any of its code is compiled, and this form asks for the least of it.
///
/// @param all in the order in which they were issued
record KeptTickets(List<Ticket> all) {

    /// What is said of many tickets alike.
    record Kind(String serviceLine, Priority priority, Duration target, int settingsVersion) {

        private static Kind of(Ticket ticket) {
            return new Kind(ticket.serviceLine(), ticket.priority(), ticket.target(), ticket.settingsVersion());
        }
    }

    /// One place in each column is one ticket.
    ///
    /// @param kinds which there are
    /// @param kind of each ticket, its place among the kinds
    /// @param issuedAt milliseconds since 1970, of which every event's time is a whole number
    @SuppressWarnings("ArrayRecordComponent") // never compared, and handed on at once
    record Columns(List<Kind> kinds, List<String> id, int[] kind, long[] issuedAt, List<String> trackingHash) {
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeptTickets of(Columns columns) {
        var all = new ArrayList<Ticket>(columns.id.size());
        for (int i = 0; i < columns.id.size(); i++) {
            var id = TicketId.parse(columns.id.get(i));
            var kind = columns.kinds.get(columns.kind[i]);
            all.add(new Ticket(id, id.number(), kind.serviceLine, Instant.ofEpochMilli(columns.issuedAt[i]),
                    kind.priority, kind.target, kind.settingsVersion, columns.trackingHash.get(i)));
        }
        return new KeptTickets(all);
    }

    @JsonValue
    Columns columns() {
        var kinds = new LinkedHashMap<Kind, Integer>();
        var id = new ArrayList<String>(all.size());
        var kind = new int[all.size()];
        var issuedAt = new long[all.size()];
        var trackingHash = new ArrayList<String>(all.size());
        for (int i = 0; i < all.size(); i++) {
            var ticket = all.get(i);
            kind[i] = kinds.computeIfAbsent(Kind.of(ticket), _ -> kinds.size());
            id.add(ticket.id().toString());
            issuedAt[i] = ticket.issuedAt().toEpochMilli();
            trackingHash.add(ticket.trackingHash());
        }
        return new Columns(List.copyOf(kinds.keySet()), id, kind, issuedAt, trackingHash);
    }
}
