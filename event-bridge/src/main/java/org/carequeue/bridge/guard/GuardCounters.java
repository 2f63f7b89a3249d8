package org.carequeue.bridge.guard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import org.carequeue.bridge.guard.BreachException.Kind;

/// What the guards have done since the start.
final class GuardCounters {

    /// How often a socket was read more slowly than it sent.
    final LongAdder paused = new LongAdder();
    private final Map<Kind, LongAdder> ended = new EnumMap<>(Kind.class);

    GuardCounters() {
        for (var kind : Kind.values()) {
            ended.put(kind, new LongAdder());
        }
    }

    void count(Kind kind) {
        ended(kind).increment();
    }

    LongAdder ended(Kind kind) {
        return Objects.requireNonNull(ended.get(kind));
    }
}
