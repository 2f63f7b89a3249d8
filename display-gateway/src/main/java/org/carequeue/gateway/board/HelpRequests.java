package org.carequeue.gateway.board;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.HelpRequest;
import org.carequeue.gateway.board.Change.HelpChanged;

/// The requests for help that nobody has acknowledged. Their owner bounds how many there are, and no new day ends one.
final class HelpRequests {

    private final TreeMap<Long, HelpRequest> open = new TreeMap<>();

    void restore(List<HelpRequest> saved) {
        saved.forEach(help -> open.put(help.id(), help));
    }

    List<Change> take(HelpEvent event) {
        var help = event.help();
        var changed = switch (event) {
            case HelpRequested _ -> !help.equals(open.put(help.id(), help));
            case HelpAcknowledged _ -> open.remove(help.id()) != null;
        };
        return changed ? List.of(new HelpChanged(event)) : List.of();
    }

    /// Says how many it forgot.
    int forget() {
        var count = open.size();
        open.clear();
        return count;
    }

    List<HelpRequest> all() {
        return new ArrayList<>(open.values());
    }
}
