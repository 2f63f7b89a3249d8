package org.carequeue.gateway.board;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Missing;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectReader;

/// Who is next, as the triage-service reckons it. What an older one does not say is empty.
///
/// @param order the first of them, the next one first
/// @param places of each of them, how many go before plus one; empty where it is the place in that list
/// @param total how many wait
/// @param policy the clinic's rule
/// @param next by room, whom it would be given now; rooms for which nobody waits are left out
/// @param reassess who should be looked at again, at most [#MOST_TO_REASSESS]
/// @param unserved tiers of which nobody was called for too long
/// @param overlooked patients who may have been forgotten
/// @param standsStillUntil when times go on, where the clock of the service was set back; none while they do
public record WaitingOrder(List<TicketId> order, List<Integer> places, int total, @Nullable Policy policy,
        Map<String, TicketId> next, List<TicketId> reassess, List<Unserved> unserved, Overlooked overlooked,
        @Nullable Instant standsStillUntil) {

    /// A tier of which somebody waits and nobody was called for too long.
    ///
    /// @param tier the scale's
    /// @param levels the codes of its levels
    /// @param since the last call of one of its patients, or since when the first of them waits
    /// @param waiting how many wait
    public record Unserved(int tier, List<Priority> levels, Instant since, int waiting) {

        public Unserved {
            levels = List.copyOf(levels);
        }
    }

    /// Patients who may have been forgotten.
    ///
    /// @param worst at most [#MOST], whoever needs somebody most first
    /// @param total how many there are
    public record Overlooked(List<OverlookedPatient> worst, int total) {

        /// How many the board keeps and shows.
        public static final int MOST = 20;
        static final Overlooked NOBODY = new Overlooked(List.of(), 0);

        public Overlooked {
            worst = atMost(MOST, worst);
        }
    }

    /// @param why `room-idle`, `line-idle` or `late`; what a newer service may say besides is shown as late
    /// @param room for which the patient waits alone
    /// @param since when this wait began
    public record OverlookedPatient(TicketId ticket, TicketNumber number, String why, @Nullable String room,
            Instant since) {
    }

    /// How many the board keeps and shows.
    public static final int MOST = 1_000;

    /// How many the board keeps and shows who should be looked at again.
    public static final int MOST_TO_REASSESS = 200;

    private static final ObjectReader READER = BridgeJson.mapper().readerFor(WaitingOrder.class);
    private static final int MOST_ROOMS = 200;
    private static final int MOST_TIERS = 7;

    public WaitingOrder {
        order = atMost(MOST, order);
        places = places == null || places.size() != order.size() ? List.of() : List.copyOf(places);
        next = next == null || next.size() > MOST_ROOMS ? Map.of() : Map.copyOf(next);
        reassess = atMost(MOST_TO_REASSESS, reassess);
        unserved = atMost(MOST_TIERS, unserved);
        overlooked = overlooked == null ? Overlooked.NOBODY : overlooked;
    }

    private static <T> List<T> atMost(int most, @Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list.size() > most ? list.subList(0, most) : list);
    }

    /// Reads it as the triage-service sends it.
    ///
    /// @throws IOException when it is none, or lacks what it must have
    public static WaitingOrder read(String json) throws IOException {
        WaitingOrder read = READER.readValue(json);
        var missing = read == null ? "anything" : Missing.in(read);
        if (missing != null) {
            throw new IOException("an order without " + missing);
        }
        return read;
    }

    /// An order and nothing more.
    public WaitingOrder(List<TicketId> order, int total) {
        this(order, List.of(), total, null, Map.of(), List.of(), List.of(), Overlooked.NOBODY, null);
    }

    static WaitingOrder none() {
        return new WaitingOrder(List.of(), 0);
    }

    /// The same without the alerts, which go out by themselves.
    WaitingOrder withoutAlerts() {
        return new WaitingOrder(order, places, total, policy, next, reassess, List.of(), Overlooked.NOBODY, null);
    }

    /// The place of one ticket.
    public OwnPlace placeOf(TicketId ticket) {
        var index = order.indexOf(ticket);
        return new OwnPlace(index < 0 ? null : placeAt(index), total);
    }

    /// The place of each of the first.
    public Map<TicketId, Integer> allPlaces() {
        var all = new HashMap<TicketId, Integer>();
        for (int i = 0; i < order.size(); i++) {
            all.put(order.get(i), placeAt(i));
        }
        return all;
    }

    private int placeAt(int index) {
        return places.isEmpty() ? index + 1 : places.get(index);
    }

    /// What one patient hears of it.
    ///
    /// @param position 1 is whom a room would call next; none where the ticket does not wait, or is not among the first
    /// @param total how many wait
    public record OwnPlace(@Nullable Integer position, int total) {
    }
}
