package org.carequeue.waiting.estimate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.carequeue.events.CallExplanation;
import org.carequeue.events.Calling;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;
import org.carequeue.waiting.WaitingList;
import org.carequeue.waiting.WhoIsNext;

/// One day of a clinic, in simulated time: patients come as to an emergency department (arrivals per hour of Nelson 2013),
/// take lognormal times with the doctor, and are called by the production's own rule. Whenever somebody takes a ticket, the
/// wait is estimated from what could be known then, and later held against what became of it.
final class SimulatedDay {

    /// From 06:00 on.
    private static final double[] PER_HOUR = { 2.37, 2.8, 8.83, 10.43, 14.8, 26.27, 31.4, 18.07, 16.47, 12.03, 11.6, 28.87,
            18.03, 11.5, 5.3, 4.07, 2.2, 2.1 };
    private static final int OPENS = 6;
    private static final int CLOSES = 24;
    private static final double[] MIX = { 0.02, 0.08, 0.30, 0.45, 0.15 };
    /// In minutes, by level: the sicker, the longer.
    private static final double[] MEANS = { 15, 13.5, 12.5, 12.2, 12 };
    private static final double CV = 0.75;
    private static final double SIGMA = Math.sqrt(Math.log(1 + CV * CV));
    private static final double MEAN_OF_ALL = 12.4;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final TriageScale SCALE = TriageScale.fiveLevels();

    /// How a day is otherwise than the days from which was learned.
    ///
    /// @param arrivals so many times as many come
    /// @param doctors how many there are in an hour of the day
    /// @param criticalEveryHour whether somebody in danger of life comes at each full hour
    record Kind(double arrivals, IntUnaryOperator doctors, boolean criticalEveryHour) {
        static Kind usual(int doctors) {
            return new Kind(1, _ -> doctors, false);
        }
    }

    /// What was said of a wait, and what it was; all in minutes.
    ///
    /// @param told whether the patient is told; those of strict tiers are not
    /// @param simple how many waited, times the mean time with a doctor, divided by the doctors
    record Said(boolean told, double p10, double p50, double p90, double simple, double was) {
    }

    private record Comes(long at, int level, long takes) {
    }

    private record Moment(long at, int room) {
    }

    private final Kind kind;
    private final Learned learned;
    private final ClinicSettings settings;
    private final WaitingList list = new WaitingList();
    private final Instant midnight;
    private final LocalDate date;
    private final List<Comes> patients;
    private final Map<String, Visit> held = new HashMap<>();
    private final Map<String, Instant> lastActs = new HashMap<>();
    private final PriorityQueue<Moment> ends = new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
    private final Map<Integer, Said> said = new HashMap<>();
    private final List<Said> answers = new ArrayList<>();

    private SimulatedDay(int day, long seed, Kind kind, int rooms, Learned learned) {
        this.kind = kind;
        this.learned = learned;
        var defaults = ClinicSettings.defaults(ZoneOffset.UTC);
        settings = new ClinicSettings(1, defaults.clinic(), defaults.zone(), defaults.dayStartsAt(), defaults.atDayEnd(),
                defaults.languages(), List.of(new ServiceLine("general", 'A', "General")),
                IntStream.rangeClosed(1, rooms).mapToObj(number -> Room.named(Integer.toString(number))).toList(),
                defaults.counters(), SCALE, Calling.DEFAULTS);
        list.configured(settings);
        date = FIRST.plusDays(day);
        midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        patients = patients(new Random(seed), kind);
        learned.configured(settings);
        learned.dayOpened();
    }

    /// Plays a day, and has what happens in it learned.
    ///
    /// @param day how many days after the first
    /// @param estimates whether waits are estimated
    static List<Said> play(int day, long seed, Kind kind, int rooms, Learned learned, boolean estimates) {
        return new SimulatedDay(day, seed, kind, rooms, learned).play(estimates);
    }

    private static List<Comes> patients(Random random, Kind kind) {
        var all = new ArrayList<Comes>();
        for (int hour = 0; hour < PER_HOUR.length; hour++) {
            var rate = PER_HOUR[hour] * kind.arrivals / HOUR;
            for (var at = -Math.log(1 - random.nextDouble()) / rate; at < HOUR; at -= Math.log(1 - random.nextDouble())
                    / rate) {
                all.add(comes((OPENS + hour) * HOUR + (long) at, level(random), random));
            }
            if (kind.criticalEveryHour) {
                all.add(comes((OPENS + hour) * HOUR, 0, random));
            }
        }
        all.sort((one, other) -> Long.compare(one.at, other.at));
        return all;
    }

    private static Comes comes(long at, int level, Random random) {
        return new Comes(at, level,
                (long) (MEANS[level] * MINUTE * Math.exp(SIGMA * random.nextGaussian() - SIGMA * SIGMA / 2)));
    }

    private static int level(Random random) {
        var share = random.nextDouble();
        var level = 0;
        for (var upTo = MIX[0]; upTo < share && level < MIX.length - 1; upTo += MIX[level]) {
            level++;
        }
        return level;
    }

    private List<Said> play(boolean estimates) {
        settings.rooms().forEach(room -> lastActs.put(Workplace.ROOM.named(room.name()), at(OPENS * HOUR)));
        var next = 0;
        while (next < patients.size() || !ends.isEmpty()) {
            var end = ends.peek();
            long now;
            if (end == null || next < patients.size() && patients.get(next).at < end.at) {
                now = patients.get(next).at;
                comes(next++, estimates);
            } else {
                now = end.at;
                ends.remove();
                finishes(end);
            }
            serve(now);
        }
        return answers;
    }

    private Instant at(long time) {
        return midnight.plusMillis(time);
    }

    private void comes(int index, boolean estimates) {
        var comes = patients.get(index);
        var level = SCALE.levels().get(comes.level);
        var id = new TicketId(date, new TicketNumber('A', index + 1));
        var before = list.size();
        var visit = Visit.opened(new Ticket(id, id.number(), "general", at(comes.at), level.code(), level.target(), 1, "hash"),
                index, SCALE);
        list.put(visit);
        learned.came(visit);
        if (estimates) {
            var now = at(comes.at);
            var all = WaitEstimator.ofEverybody(Situation.of(list, settings, held, lastActs, now), learned.outlook(now),
                    WaitEstimator.REPLAYS, new SplittableRandom(index));
            if (all.tickets().get(id) instanceof Estimate.Wait(var p10, var p50, var p90)) {
                said.put(index,
                        new Said(level.tier() == SCALE.levels().getLast().tier(), minutes(p10), minutes(p50), minutes(p90),
                                before * MEAN_OF_ALL / Math.max(1, kind.doctors.applyAsInt((int) (comes.at / HOUR))), 0));
            }
        }
    }

    private static double minutes(long millis) {
        return (double) millis / MINUTE;
    }

    private void finishes(Moment end) {
        var workplace = Workplace.ROOM.named(Integer.toString(end.room));
        var before = Objects.requireNonNull(held.remove(workplace));
        lastActs.put(workplace, at(end.at));
        learned.moved(before, before.ended(VisitStatus.FINISHED, at(end.at)));
    }

    private void serve(long now) {
        var doctors = kind.doctors.applyAsInt((int) Math.min(CLOSES - 1, now / HOUR));
        for (int room = 1; room <= doctors && list.size() > 0; room++) {
            var workplace = Workplace.ROOM.named(Integer.toString(room));
            if (held.containsKey(workplace)) {
                continue;
            }
            var who = new WhoIsNext(list, at(now));
            var caller = who.caller(settings.rooms().get(room - 1));
            var visit = who.of(caller).orElseThrow();
            list.remove(visit.ticket());
            var index = (int) visit.order();
            var told = said.remove(index);
            if (told != null) {
                answers.add(
                        new Said(told.told, told.p10, told.p50, told.p90, told.simple, minutes(now - patients.get(index).at)));
            }
            var called = visit.called(caller.kind(), caller.name(), at(now))
                    .because(new CallExplanation(at(now), caller.name(), null, Policy.RATIO, List.of(), null));
            learned.moved(visit, called);
            held.put(workplace, called);
            ends.add(new Moment(now + patients.get(index).takes, room));
        }
    }
}
