package org.carequeue.waiting;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.PriorityQueue;

import org.carequeue.events.Policy;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;

/// A clinic of equal rooms, in simulated time: patients come and take their time with the doctor as they are told to; who
/// is called, the production's waiting list decides.
final class SimulatedClinic {

    static final long NOT_CALLED = -1;

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    final WaitingRoom clinic = new WaitingRoom();
    private final TriageScale scale;
    private final int rooms;
    private final Patients patients;
    private final long[] waits;

    /// Who comes, in order: when, for how long, both in milliseconds, and of which level of the scale.
    static final class Patients {
        final long[] issued;
        final long[] service;
        final int[] level;

        Patients(int count) {
            issued = new long[count];
            service = new long[count];
            level = new int[count];
        }
    }

    SimulatedClinic(Policy policy, TriageScale scale, int rooms, Patients patients) {
        this.scale = scale;
        this.rooms = rooms;
        this.patients = patients;
        this.waits = new long[patients.issued.length];
        clinic.scale(scale).policy(policy);
    }

    /// How long each waited, in milliseconds; [#NOT_CALLED] for who was not called up to that time.
    ///
    /// @throws AssertionError when a room has nothing to do while somebody waits
    long[] run(long until) {
        var room = clinic.room(1);
        var free = rooms;
        var ends = new PriorityQueue<Long>();
        var come = 0;
        Arrays.fill(waits, NOT_CALLED);
        while (true) {
            var next = Math.min(come < waits.length ? patients.issued[come] : Long.MAX_VALUE,
                    ends.isEmpty() ? Long.MAX_VALUE : ends.peek());
            if (next > until || next == Long.MAX_VALUE) {
                return waits;
            }
            while (!ends.isEmpty() && ends.peek() == next) {
                ends.remove();
                free++;
            }
            while (come < waits.length && patients.issued[come] == next) {
                come(come++);
            }
            while (free > 0) {
                var called = clinic.next(Duration.ofMillis(next), room);
                if (called.isEmpty()) {
                    break;
                }
                ends.add(next + call(called.get(), next));
                free--;
            }
            if (free > 0 && clinic.list.size() > 0) {
                throw new AssertionError("a room has nothing to do, and somebody waits");
            }
        }
    }

    private void come(int index) {
        var level = scale.levels().get(patients.level[index]);
        var id = new TicketId(DAY, new TicketNumber('A', index + 1));
        clinic.list.put(Visit.opened(new Ticket(id, id.number(), "general",
                WaitingRoom.MORNING.plusMillis(patients.issued[index]), level.code(), level.target(), 1, "hash"), index,
                scale));
    }

    private long call(Visit visit, long now) {
        var index = (int) visit.order();
        clinic.list.remove(visit.ticket());
        waits[index] = now - patients.issued[index];
        return patients.service[index];
    }
}
