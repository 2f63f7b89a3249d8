package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Change;
import org.carequeue.gateway.board.Change.DayBegan;
import org.carequeue.gateway.board.Change.HelpChanged;
import org.carequeue.gateway.board.Change.IntakeSet;
import org.carequeue.gateway.board.Change.OrderChanged;
import org.carequeue.gateway.board.Change.OverlookedChanged;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.carequeue.gateway.board.Change.PresenceChanged;
import org.carequeue.gateway.board.Change.RowsLeft;
import org.carequeue.gateway.board.Change.ScreensChanged;
import org.carequeue.gateway.board.Change.ServicesChanged;
import org.carequeue.gateway.board.Change.SettingsChanged;
import org.carequeue.gateway.board.Change.StatusChanged;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.carequeue.gateway.board.Change.TimeStandsStill;
import org.carequeue.gateway.board.Change.UnservedChanged;
import org.carequeue.gateway.board.Change.WaitsChanged;
import org.carequeue.gateway.board.Messages;
import org.carequeue.gateway.board.WaitingOrder;
import org.carequeue.gateway.board.WaitingOrder.OwnPlace;
import org.carequeue.gateway.board.Waits;
import org.jspecify.annotations.Nullable;

/// Everything that can be listened to: one feed for each audience, and one for each ticket that a patient follows.
final class Feeds {

    private final Map<Audience, Feed> byAudience = new EnumMap<>(Audience.class);
    private final Map<TicketId, Feed> byTicket = new HashMap<>();

    Feeds() {
        for (var audience : Audience.values()) {
            if (audience != Audience.TICKET) {
                byAudience.put(audience, new Feed(audience, null));
            }
        }
    }

    @Nullable
    Feed of(Audience audience) {
        return byAudience.get(audience);
    }

    Feed of(TicketId ticket) {
        return byTicket.computeIfAbsent(ticket, id -> new Feed(Audience.TICKET, id));
    }

    void leave(Feed feed) {
        feed.members--;
        if (feed.members == 0 && feed.own != null) {
            byTicket.remove(feed.own);
        }
    }

    /// Encodes the change once for each feed that hears of it.
    void take(Change change) {
        byAudience.values().forEach(feed -> encode(change, feed));
        switch (change) {
            case TicketChanged(_, var row) -> encodeFor(row.id(), change);
            case PrescriptionChanged prescription -> encodeFor(prescription.row().id(), change);
            case OrderChanged(var order) -> place(order);
            case WaitsChanged(var waits) -> wait(waits);
            case StatusChanged _ -> byTicket.values().forEach(feed -> encode(change, feed));
            case HelpChanged _,UnservedChanged _,OverlookedChanged _,PresenceChanged _,ScreensChanged _,TimeStandsStill _ -> {
            }
            case SettingsChanged _,IntakeSet _,ServicesChanged _,RowsLeft _,DayBegan _ -> {
            }
        }
    }

    private void encodeFor(TicketId ticket, Change change) {
        var feed = byTicket.get(ticket);
        if (feed != null) {
            encode(change, feed);
        }
    }

    private static void encode(Change change, Feed feed) {
        if (feed.members > 0) {
            feed.add(Messages.encode(change, feed.audience, feed.version + 1));
        }
    }

    /// Tells each patient whose own place has changed.
    private void place(WaitingOrder order) {
        if (byTicket.isEmpty()) {
            return;
        }
        var places = order.allPlaces();
        byTicket.forEach((ticket, feed) -> {
            var place = new OwnPlace(places.get(ticket), order.total());
            if (!place.equals(feed.place)) {
                feed.place = place;
                feed.add(Messages.encode(place, feed.version + 1));
            }
        });
    }

    /// Tells each patient whose own wait has changed.
    private void wait(Waits waits) {
        if (byTicket.isEmpty()) {
            return;
        }
        var own = waits.ownWaits();
        byTicket.forEach((ticket, feed) -> {
            var wait = own.get(ticket);
            if (!Objects.equals(wait, feed.wait)) {
                feed.wait = wait;
                feed.add(Messages.encode(wait, feed.version + 1));
            }
        });
    }

    List<Parcel> endTurn() {
        var parcels = new ArrayList<Parcel>();
        for (var feeds : List.of(byAudience.values(), byTicket.values())) {
            for (var feed : feeds) {
                var parcel = feed.endTurn();
                if (parcel != null) {
                    parcels.add(parcel);
                }
            }
        }
        return parcels;
    }

    /// A snapshot for each feed that somebody hears.
    Map<Feed, Snapshot> snapshots(Function<Feed, Snapshot> of) {
        var all = new HashMap<Feed, Snapshot>();
        byAudience.values().stream().filter(feed -> feed.members > 0).forEach(feed -> all.put(feed, of.apply(feed)));
        byTicket.values().forEach(feed -> all.put(feed, of.apply(feed)));
        return all;
    }
}
