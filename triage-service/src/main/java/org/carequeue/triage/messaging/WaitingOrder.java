package org.carequeue.triage.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.DeskTime;
import org.carequeue.events.Policy;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageState;
import org.carequeue.waiting.Overlooked;
import org.carequeue.waiting.UnservedTier;
import org.carequeue.waiting.WhoIsNext;
import org.jspecify.annotations.Nullable;

/// The value `waiting-order`: who stands where in the waiting list, for boards to show. Time alone can change it.
///
/// @param order the first [#MOST] tickets in the order of the next calls
/// @param places of each of them, how many go before plus one, see [WhoIsNext#places]
/// @param total how many wait in all
/// @param policy by which the service lines are compared
/// @param next the next ticket of each room that has one, by the room's name
/// @param reassess whom somebody should look at again, the longest due first; the first [#MOST_TO_REASSESS]
/// @param unserved the tiers that wait and have not been served for a while
/// @param overlooked patients who may have been forgotten
/// @param standsStillUntil when times go on, where the clock was set back; none while they do
record WaitingOrder(List<TicketId> order, List<Integer> places, int total, Policy policy, Map<String, TicketId> next,
        List<TicketId> reassess, List<UnservedTier> unserved, Overlooked overlooked, @Nullable Instant standsStillUntil) {

    /// Nobody looks further down a list; the value stays below 64 KiB.
    static final int MOST = 1_000;
    /// More than staff can look at before the first of them is due once more.
    static final int MOST_TO_REASSESS = 200;

    /// As it is at the time by which the desk decides: whoever is next here is whom it would call. Takes a few milliseconds
    /// where many wait.
    static WaitingOrder of(TriageState state, DeskTime time) {
        var now = time.now();
        var next = state.next(now);
        var order = ids(next.inTheClinic(MOST));
        var places = next.places(MOST);
        return new WaitingOrder(order,
                IntStream.range(0, order.size()).map(at -> places.getOrDefault(order.get(at), at + 1)).boxed().toList(),
                state.waitingCount(), state.calling().policy(), next.ofRooms(),
                ids(state.toReassess(now, MOST_TO_REASSESS)), state.unserved(now), state.overlooked(now),
                time.standsStill() ? now : null);
    }

    private static List<TicketId> ids(List<Visit> visits) {
        return visits.stream().map(Visit::ticket).toList();
    }
}
