package org.carequeue.waiting.estimate;

import java.util.random.RandomGenerator;

import org.carequeue.waiting.estimate.Pick.Newcomer;

/// The hours to come, played once: from event to event, rooms become free and call whom the rule says, and others come. It
/// is played many times on the same arrays, and makes no objects.
final class Replay {

    private static final long HOUR = 3_600_000;
    /// Of a moment: which server it is of. There are fewer rooms and counters.
    private static final int SERVER_BITS = 10;

    private final Server[] servers;
    private final Lane[] lanes;
    private final Newcomer[] newcomers;
    private final Arrivals arrivals;
    private final Spread spread;
    private final double turnaround;
    private final long hourEnds;
    /// How many waits are asked for that end.
    private final int asked;

    /// Moments at which a server becomes free, and which one it is, the soonest last.
    private final long[] moments;
    private int busy;
    private final int[] idle;
    private int free;
    private int missing;

    /// A room or counter.
    ///
    /// @param pick whom it calls
    /// @param meanMs how long its present patient takes in the mean; below 0 where it is free
    /// @param takenMs how long that patient has been there
    record Server(Pick pick, double meanMs, double takenMs) {
    }

    /// Who comes.
    static final class Arrivals {
        private final Lane[] lanes;
        private final double[][] perMs;

        /// @param lanes to which somebody may come
        /// @param perMs by hour, and in it up to and with each lane: how many come in a millisecond
        Arrivals(Lane[] lanes, double[][] perMs) {
            this.lanes = lanes;
            this.perMs = perMs;
        }
    }

    Replay(Server[] servers, Lane[] lanes, Newcomer[] newcomers, Arrivals arrivals, Outlook outlook, int asked) {
        this.servers = servers;
        this.lanes = lanes;
        this.newcomers = newcomers;
        this.arrivals = arrivals;
        this.spread = new Spread(outlook.spread());
        this.turnaround = outlook.turnaroundMs();
        this.hourEnds = outlook.hourEndsInMs();
        this.asked = asked;
        this.moments = new long[servers.length];
        this.idle = new int[servers.length];
    }

    /// Plays once.
    ///
    /// @param waits gets each wait that is asked for, in milliseconds; those that do not end before the horizon are left as
    /// they are
    void play(RandomGenerator random, int[] waits) {
        begin(random);
        var comes = next(0, random);
        while (missing > 0) {
            var next = busy == 0 ? Long.MAX_VALUE : moments[busy - 1] >> SERVER_BITS;
            if (comes <= next) {
                if (comes >= WaitEstimator.HORIZON) {
                    return;
                }
                come(comes, random).add(comes);
                serve(comes, random, waits);
                comes = next(comes, random);
            } else {
                if (next >= WaitEstimator.HORIZON) {
                    return;
                }
                busy--;
                call((int) (moments[busy] & (1 << SERVER_BITS) - 1), next, random, waits);
            }
        }
    }

    private void begin(RandomGenerator random) {
        for (var lane : lanes) {
            lane.reset();
        }
        for (var newcomer : newcomers) {
            newcomer.waits = true;
        }
        missing = asked;
        busy = 0;
        free = 0;
        for (int i = 0; i < servers.length; i++) {
            var server = servers[i];
            becomesFree(i, server.meanMs < 0 ? 0
                    : Math.round(spread.rest(server.takenMs / server.meanMs, random) * server.meanMs + turnaround));
        }
    }

    private void becomesFree(int server, long at) {
        var moment = at << SERVER_BITS | server;
        var place = busy++;
        while (place > 0 && moments[place - 1] < moment) {
            moments[place] = moments[--place];
        }
        moments[place] = moment;
    }

    // ── calls ──

    /// Those who have nobody call, now that somebody has come.
    private void serve(long now, RandomGenerator random, int[] waits) {
        var looked = free;
        free = 0;
        for (int i = 0; i < looked; i++) {
            call(idle[i], now, random, waits);
        }
    }

    private void call(int server, long now, RandomGenerator random, int[] waits) {
        var pick = servers[server].pick;
        for (var of : pick.all()) {
            var newcomer = of.newcomer;
            if (newcomer != null && newcomer.waits && pick.isTurnOf(newcomer, of, now)) {
                newcomer.waits = false;
                waits[newcomer.asked] = (int) now;
                missing--;
            }
        }
        var lane = pick.next(now);
        if (lane == null) {
            idle[free++] = server;
            return;
        }
        var which = lane.take();
        if (which >= 0) {
            waits[which] = (int) now;
            missing--;
        }
        becomesFree(server, now + Math.round(spread.any(random) * lane.service[hour(now)] + turnaround));
    }

    private int hour(long now) {
        return now < hourEnds ? 0 : (int) ((now - hourEnds) / HOUR) + 1;
    }

    // ── arrivals ──

    /// When the next one comes; beyond the horizon where nobody does.
    private long next(long now, RandomGenerator random) {
        if (arrivals.lanes.length == 0) {
            return WaitEstimator.HORIZON;
        }
        var at = (double) now;
        while (at < WaitEstimator.HORIZON) {
            var hour = hour((long) at);
            var rates = arrivals.perMs[hour];
            var rate = rates[rates.length - 1];
            var ends = hourEnds + hour * HOUR;
            var comes = rate == 0 ? ends : at + Spread.gap(random) / rate;
            if (comes < ends) {
                return (long) comes;
            }
            at = ends;
        }
        return WaitEstimator.HORIZON;
    }

    private Lane come(long now, RandomGenerator random) {
        var upTo = arrivals.perMs[hour(now)];
        var last = upTo.length - 1;
        var share = random.nextDouble() * upTo[last];
        var which = 0;
        while (which < last && upTo[which] <= share) {
            which++;
        }
        return arrivals.lanes[which];
    }
}
