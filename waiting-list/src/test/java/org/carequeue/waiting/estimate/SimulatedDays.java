package org.carequeue.waiting.estimate;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.waiting.estimate.SimulatedDay.Kind;
import org.carequeue.waiting.estimate.SimulatedDay.Said;

/// Many days of one kind, each after some usual ones from which was learned.
final class SimulatedDays {

    static final int DOCTORS = 4;
    private static final int LEARNED_FROM = 28;
    /// Nobody looks further ahead, and whatever is beyond counts as if it were there.
    private static final double HORIZON = WaitEstimator.HORIZON / 60_000.0;

    private final List<Said> said = new ArrayList<>();

    private SimulatedDays() {
    }

    /// Of those alone who are told.
    SimulatedDays told() {
        var some = new SimulatedDays();
        said.stream().filter(Said::told).forEach(some.said::add);
        return some;
    }

    /// @param days how many
    static SimulatedDays of(Kind kind, int days, int rooms) {
        var all = new SimulatedDays();
        var kept = usual(rooms).keep();
        for (int day = 1; day <= days; day++) {
            all.said.addAll(SimulatedDay.play(LEARNED_FROM, 1_000L + day, kind, rooms, Learned.of(kept), true));
        }
        return all;
    }

    /// What some usual days have taught.
    static Learned usual(int rooms) {
        var learned = new Learned();
        for (int day = 0; day < LEARNED_FROM; day++) {
            SimulatedDay.play(day, day, Kind.usual(rooms), rooms, learned, false);
        }
        return learned;
    }

    /// Which share waited longer than anybody looks ahead, in percent.
    double beyond() {
        return said.stream().mapToDouble(each -> each.was() > HORIZON ? 100 : 0).average().orElseThrow();
    }

    private static double capped(double minutes) {
        return Math.min(HORIZON, minutes);
    }

    int count() {
        return said.size();
    }

    double meanWait() {
        return said.stream().mapToDouble(Said::was).average().orElseThrow();
    }

    /// Mean absolute error of the median, in minutes.
    double error() {
        return said.stream().mapToDouble(each -> Math.abs(each.p50() - capped(each.was()))).average().orElseThrow();
    }

    /// How much longer than the wait the median is in the mean, in minutes.
    double bias() {
        return said.stream().mapToDouble(each -> each.p50() - capped(each.was())).average().orElseThrow();
    }

    /// Mean absolute error of the simple formula.
    double simpleError() {
        return said.stream().mapToDouble(each -> Math.abs(capped(each.simple()) - capped(each.was()))).average().orElseThrow();
    }

    /// Which share of the waits lies between the 10th and the 90th percentile, in percent.
    double held() {
        return said.stream().mapToDouble(each -> each.p10() <= capped(each.was()) && capped(each.was()) <= each.p90() ? 100 : 0)
                .average()
                .orElseThrow();
    }

    /// Which share is at most the 90th percentile, in percent.
    double within() {
        return said.stream().mapToDouble(each -> capped(each.was()) <= each.p90() ? 100 : 0).average().orElseThrow();
    }
}
