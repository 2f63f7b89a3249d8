package org.carequeue.triage.messaging;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.DeskTime;
import org.carequeue.events.Calling;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageRules;
import org.carequeue.triage.model.TriageState;

import com.sun.management.ThreadMXBean;

/// What it costs to find out who is next where 100,000 wait, and to reckon the value `waiting-order` where 20,000 wait for
/// 200 rooms. Not a test; after `mvn -Dquick package`:
///
/// ```
/// java -cp "triage-service/target/test-classes:triage-service/target/classes:triage-service/target/service/lib/*" org.carequeue.triage.messaging.NextFigures
/// ```
///
/// Twenty service lines and the five levels of the default scale: as many queues as a clinic can have. Each figure is taken
/// of calls one by one, at times that go on, after a warm-up of the same: the median, the 99th percentile, and the mean of the
/// processor time, which is the figure to trust on a machine that does other things, too.
final class NextFigures {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final TriageRules rules = new TriageRules();
    private final TriageState state = rules.initial();
    private final ClinicSettings settings;
    private Instant now = MORNING.plus(Duration.ofHours(10));
    private int sum;

    private NextFigures(Policy policy, int waiting, List<Room> rooms) {
        var builtIn = ClinicSettings.defaults(ZoneOffset.UTC);
        var calling = Calling.DEFAULTS;
        settings = new ClinicSettings(1, builtIn.clinic(), builtIn.zone(), builtIn.dayStartsAt(), builtIn.atDayEnd(),
                builtIn.languages(), lines(), rooms, builtIn.counters(), builtIn.scale(),
                new Calling(policy, RoomOrder.BEST_OF_ALL, calling.attempts(), calling.pause(), calling.returnWithin(),
                        calling.undoWithin(), calling.unservedAfter()));
        rules.evolve(state, new ClinicConfigured(settings));
        var random = new Random(1);
        for (int number = 1; number <= waiting; number++) {
            rules.evolve(state, new VisitOpened(visit(number, settings.scale(), random)));
        }
    }

    private static List<ServiceLine> lines() {
        var letters = "ABCDEFGHJKLMNPRSTUVW";
        return IntStream.range(0, 20).mapToObj(i -> new ServiceLine("line-" + i, letters.charAt(i), "Line " + i)).toList();
    }

    private static Visit visit(int number, TriageScale scale, Random random) {
        var id = new TicketId(DAY, new TicketNumber('A', number));
        var level = scale.levels().get(random.nextInt(scale.levels().size()));
        return Visit.opened(new Ticket(id, id.number(), "line-" + random.nextInt(20),
                MORNING.plusMillis(random.nextInt(36_000_000)), level.code(), level.target(), 1, "hash"), number, scale);
    }

    public static void main(String[] arguments) {
        var all = List.of(Room.named("1"), new Room("2", List.of("line-7")));
        var byPolicy = Arrays.stream(Policy.values()).map(policy -> new NextFigures(policy, 100_000, all)).toList();
        var same = new NextFigures(Policy.RATIO, 20_000, rooms(false));
        var different = new NextFigures(Policy.RATIO, 20_000, rooms(true));
        var absent = new NextFigures(Policy.RATIO, 20_000, rooms(true));
        absent.nobodyAnswers();
        // The first round is for the compiler.
        for (int round = 1; round <= 2; round++) {
            System.out.printf(
                    "round %d, median (99th percentile), mean of processor time, allocated%nwho is next, 100,000 waiting, 100 queues%n",
                    round);
            for (var clinic : byPolicy) {
                var policy = clinic.settings.calling().policy().wire();
                clinic.print("pick " + policy + ", a room of all 20 lines", 20_000, () -> clinic.next(0));
                clinic.print("pick " + policy + ", a room of one line", 20_000, () -> clinic.next(1));
            }
            var ratio = byPolicy.getFirst();
            ratio.print("the best three, a room of all lines", 20_000, () -> ratio.best(0));
            ratio.print("pick, call, and wait on again", 20_000, ratio::callAndBack);
            System.out.println("the value waiting-order, 20,000 waiting, 200 rooms");
            same.print("rooms of the same lines", 300, same::order);
            different.print("rooms of lines of their own", 300, different::order);
            absent.print("and nobody has answered a call", 300, absent::order);
        }
    }

    private static List<Room> rooms(boolean different) {
        var rooms = new ArrayList<Room>();
        var random = new Random(2);
        for (int i = 1; i <= 200; i++) {
            var theirs = new ArrayList<>(lines().stream().map(ServiceLine::code).toList());
            Collections.shuffle(theirs, random);
            rooms.add(different ? new Room(Integer.toString(i), theirs) : Room.named(Integer.toString(i)));
        }
        return rooms;
    }

    private int next(int room) {
        var next = state.next(now);
        return next.of(next.caller(settings.rooms().get(room))).orElseThrow().urgency().rank();
    }

    private int best(int room) {
        var next = state.next(now);
        return next.best(next.caller(settings.rooms().get(room)), 3).size();
    }

    private int callAndBack() {
        var next = state.next(now);
        var visit = next.of(next.caller(settings.rooms().getFirst())).orElseThrow();
        var called = visit.called("1", now);
        rules.evolve(state, new TicketCalled(called));
        rules.evolve(state, new TicketReturned(called.returned(now)));
        return visit.urgency().rank();
    }

    private int order() {
        return WaitingOrder.of(state, new DeskTime(now, now)).total();
    }

    private void nobodyAnswers() {
        for (var visit : state.next(now).inTheClinic(Integer.MAX_VALUE)) {
            rules.evolve(state, new TicketNotPresent(
                    visit.notPresent(now, now.plus(Duration.ofDays(1)))));
        }
    }

    private void print(String what, int times, IntSupplier call) {
        run(times, call, new long[times]);
        var nanos = new long[times];
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var cpuBefore = THREADS.getCurrentThreadCpuTime();
        run(times, call, nanos);
        var cpu = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / times;
        var bytes = (THREADS.getCurrentThreadAllocatedBytes() - before) / times;
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "  %-36s %,10.1f µs (%,.1f), %,.1f µs CPU, %,d bytes%n", what,
                nanos[times / 2] / 1e3, nanos[times * 99 / 100] / 1e3, cpu / 1e3, bytes);
    }

    private void run(int times, IntSupplier call, long[] nanos) {
        for (int i = 0; i < times; i++) {
            now = now.plusMillis(7);
            var begun = System.nanoTime();
            sum += call.getAsInt();
            nanos[i] = System.nanoTime() - begun;
        }
        if (sum == Integer.MIN_VALUE) {
            System.out.println("so that nobody leaves the calls out");
        }
    }
}
