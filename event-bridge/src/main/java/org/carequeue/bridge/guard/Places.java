package org.carequeue.bridge.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Who may come in: strangers as long as there is a place for strangers, and the services that are known always. Whoever
/// finds no place as a stranger waits at the door until its first request says whether it is one of these; who waits
/// longest makes room for who comes next, so that nobody can block the door.
///
/// Used by all event loops.
final class Places {

    /// So many may wait at the door.
    static final int DOOR = 256;
    /// Of an IPv6 address so much names one network: whoever has one such address has them all.
    private static final int NETWORK_BYTES = 8;

    /// One connection's place.
    final class Place {

        private final String address;
        private final boolean isLocal;
        private final Runnable turnAway;
        private boolean isOfACrowd;
        private Kind kind = Kind.STRANGER;

        private Place(String address, boolean isLocal, Runnable turnAway) {
            this.address = address;
            this.isLocal = isLocal;
            this.turnAway = turnAway;
        }

        /// Whether its address alone has as many places as one may have.
        boolean isOfACrowd() {
            return isOfACrowd;
        }

        Kind kind() {
            synchronized (Places.this) {
                return kind;
            }
        }

        /// The first request was read; where it came from is known now.
        Kind isPeer(@Nullable String name) {
            synchronized (Places.this) {
                if (name != null && bounds.peers().contains(name) && known < bounds.reserved()
                        && (kind == Kind.STRANGER || kind == Kind.AT_THE_DOOR)) {
                    leaveFor(Kind.KNOWN);
                    known++;
                }
                return kind;
            }
        }

        void leave() {
            synchronized (Places.this) {
                leaveFor(Kind.GONE);
            }
        }

        private void leaveFor(Kind next) {
            switch (kind) {
                case STRANGER -> {
                    strangers--;
                    if (!isLocal) {
                        byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
                    }
                }
                case KNOWN -> known--;
                case AT_THE_DOOR -> door.remove(this);
                case GONE -> {
                }
            }
            kind = next;
        }
    }

    /// What sort of place somebody has.
    enum Kind {
        STRANGER,
        KNOWN,
        AT_THE_DOOR,
        GONE
    }

    private volatile Bounds bounds = Bounds.ORDINARY;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final ArrayDeque<Place> door = new ArrayDeque<>();
    private int strangers;
    private int known;

    Bounds bounds() {
        return bounds;
    }

    void bounds(Bounds said) {
        bounds = said;
    }

    /// How many have a place.
    synchronized int taken() {
        return strangers + known;
    }

    /// Somebody comes.
    ///
    /// @param from where from; unknown where it has gone already
    /// @param turnAway called when somebody else needs its place at the door
    Place enter(@Nullable SocketAddress from, Runnable turnAway) {
        var inet = from instanceof InetSocketAddress internet ? internet.getAddress() : null;
        var place = new Place(inet == null ? "" : network(inet), inet == null || inet.isLoopbackAddress(), turnAway);
        Place first;
        synchronized (this) {
            first = enter(place);
        }
        if (first != null) {
            first.turnAway.run();
        }
        return place;
    }

    private @Nullable Place enter(Place place) {
        place.isOfACrowd = !place.isLocal
                && byAddress.getOrDefault(place.address, 0) >= bounds.placesOfAddress();
        if (!place.isOfACrowd && strangers < bounds.places()) {
            strangers++;
            if (!place.isLocal) {
                byAddress.merge(place.address, 1, Integer::sum);
            }
            return null;
        }
        place.kind = Kind.AT_THE_DOOR;
        door.addLast(place);
        if (door.size() <= DOOR) {
            return null;
        }
        var first = door.removeFirst();
        first.kind = Kind.GONE;
        return first;
    }

    /// The part of an address that one client has for itself.
    static String network(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
