package org.carequeue.waiting.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Priority;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;

/// What a clinic's own events have taught of how long patients take and how many come. It follows from the events alone, so
/// whoever takes them in again in the same order has learned the same. It is small however many there were.
public final class Learned {

    private static final int HOURS = 24;
    private static final double HOUR_MS = 3_600_000;
    /// As they are in the clinic's own zone until the settings have come.
    private ZoneId zone = ZoneOffset.UTC;
    private int dayStarts = LocalTime.of(4, 0).getHour();
    private TriageScale scale = TriageScale.fiveLevels();
    private Set<String> workplaces = Set.of();
    private final ServiceTimes times;
    private ArrivalRates arrivals;
    /// Since when each room and counter is free, by workplace.
    private final Map<String, Instant> free;

    private Learned(ServiceTimes times, ArrivalRates arrivals, Map<String, Instant> free) {
        this.times = times;
        this.arrivals = arrivals;
        this.free = new HashMap<>(free);
    }

    /// Nothing yet: the prior counts alone.
    public Learned() {
        this(new ServiceTimes(Map.of()), new ArrivalRates(0, Map.of(), Map.of()), Map.of());
    }

    /// What is kept of it in a snapshot.
    ///
    /// @param times sums by service line, level and hour
    /// @param days how many days are in `usual`
    /// @param usual how many come in an hour, by service line and hour
    /// @param today how many have come, likewise
    /// @param free since when rooms and counters are free
    public record Kept(Map<String, Cell> times, double days, Map<String, Double> usual, Map<String, Integer> today,
            Map<String, Instant> free) {
    }

    public Kept keep() {
        return new Kept(times.cells(), arrivals.days(), arrivals.usual(), arrivals.today(), new TreeMap<>(free));
    }

    /// The same as it was kept; the settings that apply have to be said again.
    public static Learned of(Kept kept) {
        return new Learned(new ServiceTimes(kept.times), new ArrivalRates(kept.days, kept.usual, kept.today), kept.free);
    }

    // ── what happens ──

    /// Other settings apply.
    public void configured(ClinicSettings settings) {
        zone = settings.zone();
        dayStarts = settings.dayStartsAt().getHour();
        scale = settings.scale();
        var lines = settings.serviceLines().stream().map(ServiceLine::code).collect(Collectors.toSet());
        times.keep(lines);
        arrivals.keep(lines);
        workplaces = Stream.concat(settings.rooms().stream().map(room -> Workplace.ROOM.named(room.name())),
                settings.counters().stream().map(Workplace.COUNTER::named)).collect(Collectors.toSet());
        free.keySet().retainAll(workplaces);
    }

    /// An operating day begins.
    public void dayOpened() {
        arrivals = arrivals.dayOver();
    }

    /// A patient has come.
    public void came(Visit visit) {
        arrivals.came(visit.serviceLine(), hour(visit.issuedAt()));
    }

    /// A visit has moved; not where a move was undone, which says nothing of how long anything takes.
    ///
    /// @param before as it was
    /// @param after as it is
    public void moved(Visit before, Visit after) {
        var at = after.times().since();
        var was = before.status().holdsRoom() ? before.called().workplace() : null;
        var is = after.status().holdsRoom() ? after.called().workplace() : null;
        if (was != null && !was.equals(is)) {
            var held = Duration.between(Holds.since(before), at);
            if (isMeasured(after.status()) && !held.isNegative() && held.compareTo(Situation.LONGEST) <= 0) {
                times.learn(before.serviceLine(), before.urgency().priority(), hour(Holds.since(before)), held,
                        scale.levels());
            }
            // A patient may still leave a place that there is no more.
            if (workplaces.contains(was)) {
                free.put(was, at);
            }
        }
        if (is != null && !is.equals(was)) {
            calls(is, before, at);
        }
    }

    private static boolean isMeasured(VisitStatus status) {
        return status != VisitStatus.DAY_ENDED && status != VisitStatus.REPLACED;
    }

    /// What lies between two patients, where the second waited already.
    private void calls(String workplace, Visit before, Instant at) {
        var since = free.remove(workplace);
        if (since == null || before.times().since().isAfter(since)) {
            return;
        }
        var gap = Duration.between(since, at);
        if (!gap.isNegative() && gap.compareTo(Situation.PAUSE) <= 0) {
            times.learnTurnaround(gap);
        }
    }

    private int hour(Instant at) {
        return at.atZone(zone).getHour();
    }

    // ── what is expected ──

    /// What is to be expected from now on; what is learned later does not change it.
    public Outlook outlook(Instant now) {
        var local = now.atZone(zone);
        var gone = (local.getMinute() * 60_000 + local.getSecond() * 1_000) / HOUR_MS;
        return new FromLearned(new ServiceTimes(times.cells()),
                new ArrivalRates(arrivals.days(), arrivals.usual(), arrivals.today()), scale, local.getHour(), gone,
                arrivals.pace(dayStarts, local.getHour(), gone));
    }

    private record FromLearned(ServiceTimes times, ArrivalRates rates, TriageScale scale, int now, double gone, double pace)
            implements
                Outlook {

        @Override
        public double serviceMs(String line, int rank, int hour) {
            return times.meanMs(line, code(rank), (now + hour) % HOURS);
        }

        @Override
        public double spread() {
            return times.spread();
        }

        @Override
        public double turnaroundMs() {
            return times.turnaroundMs();
        }

        @Override
        public double arrivals(String line, int hour) {
            return rates.perHour(line, (now + hour) % HOURS, now, gone, pace);
        }

        @Override
        public double share(String line, int rank) {
            return times.share(line, code(rank), scale.initial());
        }

        @Override
        public long hourEndsInMs() {
            return Math.round((1 - gone) * HOUR_MS);
        }

        private Priority code(int rank) {
            return scale.levels().get(rank).code();
        }
    }
}
