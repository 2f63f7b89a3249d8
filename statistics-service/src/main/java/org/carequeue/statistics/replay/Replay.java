package org.carequeue.statistics.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Room;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.events.Workplace;
import org.carequeue.statistics.replay.WorkedAt.Span;
import org.carequeue.waiting.WaitingList;
import org.carequeue.waiting.WhoIsNext;
import org.jspecify.annotations.Nullable;

/// Plays a day once more. Patients come when they came; each room that has nobody calls whom [WhoIsNext] names, and has the
/// patient for as long as the doctor had. The same day gives the same answer always.
///
/// Who is left when the last room has closed is called by those that worked that day: nobody is sent home because the day was
/// played otherwise.
final class Replay {

    private final ClinicSettings settings;
    private final PlayedDay day;
    private final WaitingList list = new WaitingList();
    private final Map<TicketId, Patient> patients = new HashMap<>();
    /// When each was called. Who is in neither map nor set waits still.
    private final Map<TicketId, Long> called = new HashMap<>();
    private final Set<TicketId> left = new LinkedHashSet<>();
    private final PriorityQueue<Moment> moments = new PriorityQueue<>(
            Comparator.comparingLong(Moment::at).thenComparingLong(Moment::nth));
    /// Those that have nobody, the one that has had nobody for longest first.
    private final Set<WorkedAt> idle = new LinkedHashSet<>();
    private long nth;
    private long now;
    private boolean overtime;

    private record Moment(long at, long nth, Runnable what) {
    }

    /// @param called when, of those who were
    /// @param left who gave up before
    record Outcome(Map<TicketId, Long> called, Set<TicketId> left) {
        Outcome {
            called = Map.copyOf(called);
            left = Set.copyOf(left);
        }
    }

    private Replay(PlayedDay day, ClinicSettings settings) {
        this.day = day;
        this.settings = settings;
        list.configured(settings);
    }

    static Outcome of(PlayedDay day, Changes changes) {
        var workplaces = OtherClinic.workplaces(day, changes);
        return new Replay(day, OtherClinic.settings(day.settings(), changes, workplaces)).play(workplaces);
    }

    private Outcome play(List<WorkedAt> workplaces) {
        day.patients().forEach(this::comes);
        workplaces.forEach(workplace -> isFree(workplace, Long.MIN_VALUE));
        run();
        if (day.until() == null && list.size() > 0) {
            overtime = true;
            workplaces.forEach(workplace -> isFree(workplace, now));
            run();
        }
        return new Outcome(called, left);
    }

    private void at(long time, Runnable what) {
        moments.add(new Moment(time, nth++, what));
    }

    /// All that happens at one time happens before anybody is called then.
    private void run() {
        serve();
        for (var next = moments.peek(); next != null
                && (day.until() == null || next.at <= day.until()); next = moments.peek()) {
            now = next.at;
            for (var same = next; same != null && same.at == now; same = moments.peek()) {
                moments.remove();
                same.what.run();
            }
            serve();
        }
    }

    // ── patients ──

    private void comes(Patient patient) {
        patients.put(patient.ticket(), patient);
        var order = patients.size();
        at(patient.issuedAt(), () -> list.put(visit(patient, order, patient.levelledAt() == null)));
        if (patient.levelledAt() != null) {
            at(patient.levelledAt(), () -> {
                if (waits(patient)) {
                    list.put(visit(patient, order, true));
                }
            });
        }
        if (patient.leavesAt() != null) {
            at(patient.leavesAt(), () -> {
                if (waits(patient)) {
                    list.remove(patient.ticket());
                    left.add(patient.ticket());
                }
            });
        }
    }

    private boolean waits(Patient patient) {
        return !called.containsKey(patient.ticket()) && !left.contains(patient.ticket());
    }

    /// A level that the scale does not have waits where somebody waits at whom nobody has looked.
    private Visit visit(Patient patient, int order, boolean levelled) {
        var scale = settings.scale();
        var ticket = patient.ticket();
        var visit = Visit.opened(new Ticket(ticket, ticket.number(), patient.line(), Instant.ofEpochMilli(patient.issuedAt()),
                scale.initial(), scale.level(scale.initial()).target(), settings.version(), ""), order, scale);
        return levelled && scale.has(patient.level())
                ? visit.withPriority(patient.level(), scale, settings.version(), Instant.ofEpochMilli(now))
                : visit;
    }

    // ── rooms and counters ──

    private void isFree(WorkedAt workplace, long since) {
        if (overtime) {
            var _ = idle.add(workplace);
            return;
        }
        var span = workplace.spans().stream().filter(next -> next.to() > since).findFirst();
        span.ifPresent(next -> at(Math.max(since, next.from()), () -> opens(workplace, next)));
    }

    private void opens(WorkedAt workplace, Span span) {
        var _ = idle.add(workplace);
        at(span.to(), () -> {
            if (!overtime && idle.remove(workplace)) {
                isFree(workplace, span.to());
            }
        });
    }

    private void serve() {
        for (var workplace : List.copyOf(idle)) {
            var who = new WhoIsNext(list, Instant.ofEpochMilli(now));
            var caller = workplace.kind() == Workplace.COUNTER ? who.counter(workplace.name())
                    : who.caller(settings.room(workplace.name()).orElseGet(() -> Room.named(workplace.name())));
            who.of(caller).ifPresent(visit -> calls(workplace, visit.ticket()));
        }
    }

    private void calls(WorkedAt workplace, TicketId ticket) {
        idle.remove(workplace);
        list.remove(ticket);
        called.put(ticket, now);
        var free = now + patient(ticket).holdsMs() + day.turnaroundMs();
        at(free, () -> isFree(workplace, free));
    }

    private Patient patient(TicketId ticket) {
        @Nullable
        Patient patient = patients.get(ticket);
        if (patient == null) {
            throw new IllegalStateException("nobody has come with " + ticket);
        }
        return patient;
    }
}
