package org.carequeue.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has happened so far. Any thread may add to it.
final class Tally {

    /// What can happen to a patient that the report counts.
    enum Event {
        TOOK_A_NUMBER,
        CALLED,
        SEEN,
        DID_NOT_COME,
        /// Without these doctors: sent home when the day ended, or seen by a visitor of the demo.
        ENDED_OTHERWISE,
        PRESCRIBED,
        HANDED_OVER,
        /// The pharmacy did not supply it.
        DECLINED
    }

    private final Map<Event, Integer> counts = new TreeMap<>();
    private final Map<String, List<Duration>> waits = new TreeMap<>();

    synchronized void add(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    /// How long a patient of a level waited until the first call.
    synchronized void waited(String level, Duration wait) {
        waits.computeIfAbsent(level, _ -> new ArrayList<>()).add(wait);
    }

    synchronized int count(Event event) {
        return counts.getOrDefault(event, 0);
    }

    /// The waits of a level, the shortest first.
    synchronized List<Duration> waits(String level) {
        return waits.getOrDefault(level, List.of()).stream().sorted(Comparator.naturalOrder()).toList();
    }
}
