package org.carequeue.triage.messaging;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.events.TicketId;
import org.carequeue.waiting.estimate.Estimate;
import org.carequeue.waiting.estimate.Estimates;
import org.carequeue.waiting.estimate.WaitRange;
import org.jspecify.annotations.Nullable;

/// The value `waits`: how long it will still take, as it is shown. Times are minutes; where both are missing it cannot be
/// known.
///
/// @param lines of a ticket that is taken now; none where such a ticket is of a strict tier
/// @param tickets of those who wait, at most [WaitingOrder#MOST] of them, the soonest; who is of a strict tier is left out
record Waits(List<OfLine> lines, List<OfTicket> tickets) {

    /// @param line the service line's code
    /// @param from which half of such patients have waited out
    /// @param to which nine of ten have waited out
    record OfLine(String line, @Nullable Integer from, @Nullable Integer to) {

        static OfLine of(String line, @Nullable WaitRange range) {
            return new OfLine(line, range == null ? null : (Integer) range.from(), range == null ? null : (Integer) range.to());
        }
    }

    /// @param from which half of such patients have waited out
    /// @param to which nine of ten have waited out
    record OfTicket(TicketId ticket, @Nullable Integer from, @Nullable Integer to) {

        static OfTicket of(TicketId ticket, @Nullable WaitRange range) {
            return new OfTicket(ticket, range == null ? null : (Integer) range.from(),
                    range == null ? null : (Integer) range.to());
        }
    }

    static final Waits NONE = new Waits(List.of(), List.of());
    private static final Comparator<Map.Entry<TicketId, Estimate>> SOONEST_FIRST = Comparator.<Map.Entry<TicketId, Estimate>> comparingLong(
            of -> of.getValue() instanceof Estimate.Wait wait ? wait.p50() : Long.MAX_VALUE)
            .thenComparing(Map.Entry::getKey);

    /// What is shown after this, where something else is estimated.
    Waits next(Estimates estimates) {
        var before = new HashMap<Object, WaitRange>();
        lines.forEach(of -> put(before, of.line, of.from, of.to));
        tickets.forEach(of -> put(before, of.ticket, of.from, of.to));
        return new Waits(
                estimates.newTickets().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(of -> OfLine.of(of.getKey(), next(before.get(of.getKey()), of.getValue()))).toList(),
                estimates.tickets().entrySet().stream().sorted(SOONEST_FIRST).limit(WaitingOrder.MOST)
                        .map(of -> OfTicket.of(of.getKey(), next(before.get(of.getKey()), of.getValue())))
                        .sorted(Comparator.comparing(OfTicket::ticket)).toList());
    }

    private static void put(Map<Object, WaitRange> ranges, Object of, @Nullable Integer from, @Nullable Integer to) {
        if (from != null && to != null) {
            ranges.put(of, new WaitRange(from, to));
        }
    }

    private static @Nullable WaitRange next(@Nullable WaitRange shown, Estimate estimate) {
        return estimate instanceof Estimate.Wait wait ? WaitRange.after(shown, wait) : null;
    }
}
