package org.carequeue.launcher;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
final class Seconds {

    private Seconds() {
    }

    static String of(Duration duration) {
        long tenths = duration.toMillis() / 100;
        if (duration.toMinutes() >= 1 && duration.toSeconds() != 60) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return tenths % 10 == 0 ? tenths / 10 + " s" : String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
    }
}
