package org.carequeue.waiting.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketId;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.waiting.Standing;
import org.carequeue.waiting.estimate.Estimate.Unknown;
import org.carequeue.waiting.estimate.Estimate.Wait;
import org.carequeue.waiting.estimate.Estimate.Why;
import org.carequeue.waiting.estimate.Pick.Newcomer;
import org.jspecify.annotations.Nullable;

/// Reckons how long everybody who waits will still wait, and somebody who takes a ticket now: [Replay] plays the hours to
/// come many times, and the waits of a patient in all of them are what may happen to this patient.
///
/// Patients of a strict tier have no estimate: they are called before all others, whenever they come. Of a scale every tier
/// but the last is strict.
public final class WaitEstimator {

    /// So far a replay looks ahead, in milliseconds: from two hours on nobody is told more than that.
    public static final long HORIZON = Duration.ofHours(4).toMillis();
    /// How often a clinic of a usual size is replayed.
    public static final int REPLAYS = 200;

    /// Beyond so many waits in all replays together there are fewer of these.
    private static final int MOST_WAITS = 200_000;
    private static final int FEWEST_REPLAYS = 20;
    /// Those of the horizon, and the one that goes on now.
    private static final int HOURS = 5;
    private static final double HOUR = 3_600_000;
    private static final Comparator<Visit> LONGEST_FIRST = Comparator.comparing(Visit::issuedAt)
            .thenComparingLong(Visit::order).thenComparing(Visit::ticket);

    private final Situation situation;
    private final ClinicSettings settings;
    private final TriageScale scale;
    private final Outlook outlook;
    private final boolean everybody;
    private final Map<Key, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, Newcomer> newcomers = new LinkedHashMap<>();
    private final List<TicketId> asked = new ArrayList<>();
    private final Map<TicketId, Estimate> tickets = new HashMap<>();
    private final Map<String, Estimate> newTickets = new HashMap<>();

    /// A lane of its own for whoever stands together: of one place and standing, or alone where others go first for a while.
    private record Key(@Nullable String room, String line, Standing standing, @Nullable TicketId alone) {
    }

    private WaitEstimator(Situation situation, Outlook outlook, boolean everybody) {
        this.everybody = everybody;
        this.situation = situation;
        this.settings = situation.settings();
        this.scale = settings.scale();
        this.outlook = outlook;
    }

    /// Takes a few milliseconds where hundreds wait. It may run on any thread.
    ///
    /// @param replays how often the hours to come are played: 200 say enough, and fewer are played where very many wait
    /// @param random where chance comes from: the same source gives the same estimates
    public static Estimates of(Situation situation, Outlook outlook, int replays, RandomGenerator random) {
        return new WaitEstimator(situation, outlook, false).reckon(replays, random);
    }

    /// The same with the strict tiers, whom nobody tells: to measure how good the estimates are.
    static Estimates ofEverybody(Situation situation, Outlook outlook, int replays, RandomGenerator random) {
        return new WaitEstimator(situation, outlook, true).reckon(replays, random);
    }

    private Estimates reckon(int replays, RandomGenerator random) {
        var known = new HashSet<String>();
        var rooms = new HashSet<String>();
        for (var work : situation.atWork()) {
            known.addAll(work.caller().serviceLines());
            rooms.add(work.caller().room());
        }
        arrange(known, rooms);
        var servers = servers();
        var reached = Math.max(FEWEST_REPLAYS, Math.min(replays, MOST_WAITS / Math.max(1, asked.size() + 1)));
        var count = asked.size() + newcomers.size();
        if (count > 0) {
            var replay = new Replay(servers, lanes.values().toArray(Lane[]::new),
                    newcomers.values().toArray(Newcomer[]::new), arrivals(known), outlook, count);
            var waits = new int[reached][count];
            for (var once : waits) {
                Arrays.fill(once, (int) HORIZON);
                replay.play(random, once);
            }
            take(waits);
        }
        return new Estimates(tickets, newTickets);
    }

    // ── who waits ──

    private void arrange(Set<String> known, Set<String> rooms) {
        var together = new LinkedHashMap<Key, List<Visit>>();
        situation.waiting().stream().sorted(LONGEST_FIRST)
                .forEach(visit -> together.computeIfAbsent(key(visit), _ -> new ArrayList<>()).add(visit));
        together.forEach((key, visits) -> {
            var isReached = key.room == null ? known.contains(key.line) : rooms.contains(key.room);
            var which = new int[visits.size()];
            for (int i = 0; i < which.length; i++) {
                which[i] = -1;
                if (isStrict(key.standing.tier())) {
                    continue;
                }
                var ticket = visits.get(i).ticket();
                if (isReached) {
                    which[i] = asked.size();
                    asked.add(ticket);
                } else {
                    tickets.put(ticket, new Unknown(key.room == null ? Why.NOBODY_ON_THE_LINE : Why.NOBODY_IN_THE_ROOM));
                }
            }
            if (isReached) {
                var first = visits.getFirst();
                lanes.put(key, new Lane(key.standing.tier(), key.standing.rank(), key.standing.target().toMillis(),
                        pausedUntil(first), service(first.serviceLine(), rank(first)),
                        visits.stream().mapToLong(visit -> sinceNow(visit.issuedAt())).toArray(),
                        visits.stream().mapToLong(Visit::order).toArray(), which));
            }
        });
        for (var line : settings.serviceLines()) {
            newcomer(line, known);
        }
    }

    /// Somebody may come to each level of a service line.
    private void newcomer(ServiceLine line, Set<String> known) {
        var first = scale.level(scale.initial());
        if (!known.contains(line.code())) {
            if (!isStrict(first.tier())) {
                newTickets.put(line.code(), new Unknown(Why.NOBODY_ON_THE_LINE));
            }
            return;
        }
        for (int rank = 0; rank < scale.levels().size(); rank++) {
            var key = key(line.code(), rank);
            if (!lanes.containsKey(key)) {
                lanes.put(key, empty(key, service(line.code(), rank)));
            }
        }
        if (!isStrict(first.tier())) {
            var key = key(line.code(), scale.rank(first.code()));
            var service = service(line.code(), key.standing.rank());
            newcomers.put(line.code(), new Newcomer(
                    new Lane(first.tier(), key.standing.rank(), first.target().toMillis(), Long.MIN_VALUE, service,
                            new long[] { 0 }, new long[] { Long.MAX_VALUE }, new int[] { -1 }),
                    lanes.get(key), asked.size() + newcomers.size()));
        }
    }

    private static Lane empty(Key key, double[] service) {
        return new Lane(key.standing.tier(), key.standing.rank(), key.standing.target().toMillis(), Long.MIN_VALUE, service,
                new long[0], new long[0], new int[0]);
    }

    private Key key(String line, int rank) {
        var level = scale.levels().get(rank);
        return new Key(null, line, new Standing(level.tier(), rank, level.target()), null);
    }

    private Key key(Visit visit) {
        var room = Situation.onlyRoom(visit, settings);
        var urgency = visit.urgency();
        return new Key(room, room == null ? visit.serviceLine() : "",
                new Standing(Standing.tierOf(visit), urgency.rank(), urgency.target()),
                visit.eligibility().notBefore() == null ? null : visit.ticket());
    }

    private boolean isStrict(int tier) {
        return !everybody && tier < scale.levels().getLast().tier();
    }

    private long sinceNow(Instant at) {
        return at.toEpochMilli() - situation.now().toEpochMilli();
    }

    private long pausedUntil(Visit visit) {
        var until = visit.eligibility().notBefore();
        return until == null ? Long.MIN_VALUE : sinceNow(until);
    }

    private int rank(Visit visit) {
        var level = visit.urgency().priority();
        return scale.rank(scale.has(level) ? level : scale.initial());
    }

    private double[] service(String line, int rank) {
        return IntStream.range(0, HOURS).mapToDouble(hour -> outlook.serviceMs(line, rank, hour)).toArray();
    }

    // ── who calls ──

    private Replay.Server[] servers() {
        var of = new HashMap<String, Pick.Of>();
        var byLines = new HashMap<List<String>, Pick>();
        var byPlace = new HashMap<String, List<Lane>>();
        lanes.forEach((key, line) -> byPlace.computeIfAbsent(key.room == null ? key.line : "room " + key.room,
                _ -> new ArrayList<>()).add(line));
        return situation.atWork().stream().map(work -> {
            var caller = work.caller();
            var own = byPlace.getOrDefault("room " + caller.room(), List.of());
            var pick = own.isEmpty()
                    ? byLines.computeIfAbsent(caller.serviceLines(), codes -> pick(codes, List.of(), byPlace, of))
                    : pick(caller.serviceLines(), own, byPlace, of);
            var with = work.with();
            return with == null ? new Replay.Server(pick, -1, 0)
                    : new Replay.Server(pick, outlook.serviceMs(with.serviceLine(), rank(with), 0),
                            Math.max(0, -sinceNow(Holds.since(with))));
        }).toArray(Replay.Server[]::new);
    }

    private Pick pick(List<String> codes, List<Lane> own, Map<String, List<Lane>> byPlace, Map<String, Pick.Of> shared) {
        var all = new Pick.Of[codes.size()];
        for (int i = 0; i < all.length; i++) {
            var code = codes.get(i);
            all[i] = i == 0 && !own.isEmpty() ? of(code, own, byPlace)
                    : shared.computeIfAbsent(code, each -> of(each, List.of(), byPlace));
        }
        return new Pick(settings.calling().policy(), settings.calling().roomOrder() == RoomOrder.OWN_FIRST, all);
    }

    private Pick.Of of(String code, List<Lane> own, Map<String, List<Lane>> byPlace) {
        return new Pick.Of(policy(code),
                Stream.concat(byPlace.getOrDefault(code, List.of()).stream(), own.stream()).toArray(Lane[]::new),
                newcomers.get(code));
    }

    private Policy policy(String code) {
        var own = settings.serviceLine(code).map(ServiceLine::policy);
        return own.orElse(settings.calling().policy());
    }

    // ── who comes ──

    private Replay.Arrivals arrivals(Set<String> known) {
        var to = new ArrayList<Lane>();
        var rates = new ArrayList<double[]>();
        for (var line : settings.serviceLines()) {
            for (int rank = 0; known.contains(line.code()) && rank < scale.levels().size(); rank++) {
                var share = outlook.share(line.code(), rank);
                var hourly = IntStream.range(0, HOURS)
                        .mapToDouble(hour -> outlook.arrivals(line.code(), hour) * share / HOUR).toArray();
                if (Arrays.stream(hourly).anyMatch(rate -> rate > 0)) {
                    to.add(lanes.get(key(line.code(), rank)));
                    rates.add(hourly);
                }
            }
        }
        var upTo = new double[HOURS][to.size()];
        for (int hour = 0; hour < HOURS; hour++) {
            var sum = 0.0;
            for (int i = 0; i < rates.size(); i++) {
                sum += rates.get(i)[hour];
                upTo[hour][i] = sum;
            }
        }
        return new Replay.Arrivals(to.toArray(Lane[]::new), upTo);
    }

    // ── what may happen ──

    private void take(int[][] waits) {
        var one = new int[waits.length];
        for (int i = 0; i < asked.size(); i++) {
            tickets.put(asked.get(i), wait(waits, i, one));
        }
        newcomers.forEach((code, newcomer) -> newTickets.put(code, wait(waits, newcomer.asked, one)));
    }

    private static Wait wait(int[][] waits, int which, int[] one) {
        for (int i = 0; i < one.length; i++) {
            one[i] = waits[i][which];
        }
        Arrays.sort(one);
        return new Wait(at(one, 0.1), at(one, 0.5), at(one, 0.9));
    }

    private static int at(int[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
