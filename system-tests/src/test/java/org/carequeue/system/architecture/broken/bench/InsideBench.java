package org.carequeue.system.architecture.broken.bench;

import java.time.Clock;

import org.carequeue.system.architecture.broken.events.MappedEvent;

/// Measures what it has been built into. Where a program begins it may look at the clock.
public final class InsideBench {

    private InsideBench() {
    }

    public static void main(String[] arguments) {
        System.out.println(Clock.systemUTC().instant() + " " + MappedEvent.class);
    }
}
