package org.carequeue.launcher.time;

import java.time.Duration;

/// Durations as people read them.
public final class Seconds {

    private Seconds() {
    }

    public static String of(Duration duration) {
        if (duration.toMinutes() >= 1 && duration.toSeconds() != 60) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        var tenths = duration.toMillis() / 100;
        return tenths % 10 == 0 ? tenths / 10 + " s" : "%d.%d s".formatted(tenths / 10, tenths % 10);
    }
}
