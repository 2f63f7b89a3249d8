package org.carequeue.gateway.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.carequeue.events.Services;
import org.carequeue.gateway.board.Change.ServicesChanged;
import org.carequeue.gateway.board.Change.StatusChanged;

/// Which services are heard. The board is live while all are.
final class Peers {

    private final Map<String, ServiceStatus> services = new TreeMap<>();
    private BoardStatus status;

    /// @param shownSince how old what the board shows is, as long as nobody has been heard
    Peers(Instant shownSince) {
        for (var service : Services.NAMES) {
            services.put(service, new ServiceStatus(service, false, shownSince));
        }
        status = new BoardStatus(false, shownSince);
    }

    List<Change> take(ServiceStatus now) {
        var before = services.get(now.name());
        // A service that is still away has been so since before: after a restart, since the board was saved.
        if (before == null || before.connected() == now.connected()) {
            return List.of();
        }
        services.put(now.name(), now);
        var changes = new ArrayList<Change>();
        changes.add(new ServicesChanged(all()));
        var live = services.values().stream().allMatch(ServiceStatus::connected);
        if (live != status.live()) {
            // Whoever goes after the first does not make the board younger: it keeps the first one's time.
            status = new BoardStatus(live, now.since());
            changes.add(new StatusChanged(status));
        }
        return changes;
    }

    List<ServiceStatus> all() {
        return List.copyOf(services.values());
    }

    BoardStatus status() {
        return status;
    }
}
