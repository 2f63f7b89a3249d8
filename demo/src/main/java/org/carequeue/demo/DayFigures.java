package org.carequeue.demo;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a day is like. Arrivals by hour are those of a walk-in clinic (Nelson 2013); where nothing is said the figure is
/// made up to be lifelike.
final class DayFigures {

    /// When the doors open.
    static final LocalTime OPENS = LocalTime.of(6, 0);

    /// How many come in each hour from [#OPENS] on, on average.
    static final List<Double> ARRIVALS = List.of(2.37, 2.8, 8.83, 10.43, 14.8, 26.27, 31.4, 18.07, 16.47, 12.03, 11.6,
            28.87, 18.03, 11.5, 5.3, 4.07, 2.2, 2.1);

    /// A consultation. Its variation is that of general practice.
    static final Lognormal CONSULTATION = new Lognormal(Duration.ofMinutes(13), 0.75);

    /// What a pharmacist does for a prescription.
    static final Lognormal PREPARATION = new Lognormal(Duration.ofMinutes(5), 0.8);

    /// Until somebody has looked at a patient who has just come.
    static final Lognormal TRIAGE = new Lognormal(Duration.ofMinutes(3), 0.5);

    /// From the call to the room.
    static final Lognormal WALK = new Lognormal(Duration.ofMinutes(1), 0.5);

    /// Shares of the five levels.
    static final Map<String, Double> LEVELS = levels();

    static final double PRESCRIBED = 0.55;
    static final double PAEDIATRIC = 0.2;
    /// Who does not answer a call, once; and who does not come back at all.
    static final double LATE = 0.04;
    static final double GONE = 0.02;
    static final int MOST_ROOMS = 9;
    static final int COUNTERS = 3;

    private DayFigures() {
    }

    private static Map<String, Double> levels() {
        var shares = new LinkedHashMap<String, Double>();
        shares.put("critical", 0.02);
        shares.put("high", 0.08);
        shares.put("moderate", 0.30);
        shares.put("normal", 0.45);
        shares.put("low", 0.15);
        return Collections.unmodifiableMap(shares);
    }

    /// How many rooms have a doctor in an hour: as many as are busy all the time with those who come in it and in the one
    /// before, so that queues grow at the peaks and shrink after them.
    ///
    /// @param hour after [#OPENS]; beyond the last one there is one doctor, until all have been seen
    static int doctors(int hour) {
        var now = hour < ARRIVALS.size() ? ARRIVALS.get(hour) : 0;
        var before = hour > 0 && hour <= ARRIVALS.size() ? ARRIVALS.get(hour - 1) : 0;
        var load = (now + before) / 2 * CONSULTATION.mean().plus(WALK.mean()).toMinutes() / 60;
        return Math.clamp(Math.round(load), 1, MOST_ROOMS);
    }
}
