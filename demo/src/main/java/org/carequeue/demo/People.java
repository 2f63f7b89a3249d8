package org.carequeue.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.carequeue.demo.Patient.Answer;
import org.carequeue.demo.Tally.Event;

/// Everybody who is there on a day, each a thread of their own that does one thing after the other.
final class People implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Whoever takes a number by hand, to try it, is seen soon.
    private static final Patient SOMEBODY = new Patient(Duration.ZERO, "general", "normal", Duration.ZERO, Answer.COMES,
            Duration.ofMinutes(1), Duration.ofMinutes(6), true, Duration.ofMinutes(4));

    /// What a visit is after which nothing comes; skipped patients who have not come back are counted when they are skipped.
    private static final Set<String> ENDED = Set.of("finished", "cancelled", "no-show", "day-ended", "replaced");

    private final Staff staff;
    private final ClinicTime time;
    private final Instant opens;
    private final PlannedDay day;
    private final Tally tally;
    private final Map<String, Patient> byTicket = new ConcurrentHashMap<>();
    /// The tickets of those who have been seen or have gone.
    private final Set<String> over = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
    private volatile boolean nobodyComes;

    /// A step of somebody's work.
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    People(Staff staff, ClinicTime time, Instant opens, PlannedDay day, Tally tally) {
        this.staff = staff;
        this.time = time;
        this.opens = opens;
        this.day = day;
        this.tally = tally;
        begin(this::patientsCome);
        for (int room = 1; room <= DayFigures.MOST_ROOMS; room++) {
            var here = room;
            begin(() -> doctor(here));
        }
        for (int counter = 1; counter <= DayFigures.COUNTERS; counter++) {
            var here = counter;
            begin(() -> pharmacist(Integer.toString(here)));
        }
    }

    private void begin(Work what) {
        work.add(threads.submit(() -> {
            what.run();
            return null;
        }));
    }

    /// Whether all have gone home, within so much real time.
    ///
    /// @throws ExecutionException when somebody could not go on
    boolean areDone(Duration within) throws InterruptedException, ExecutionException {
        var until = System.nanoTime() + within.toNanos();
        for (var one : work) {
            try {
                one.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    // ── patients ──

    private void patientsCome() throws IOException, InterruptedException {
        for (var patient : day.patients()) {
            time.sleepUntil(opens.plus(patient.comes()));
            var ticket = staff.reception().post("/api/tickets", "{\"serviceLine\":\"%s\"}".formatted(patient.serviceLine()),
                    "kiosk 1");
            if (ticket.isDone()) {
                byTicket.put(ticket.text("id"), patient);
                tally.add(Event.TOOK_A_NUMBER);
                begin(() -> triaged(ticket.text("id"), patient));
            }
            WalkIns.come(staff);
        }
        nobodyComes = true;
    }

    private void triaged(String ticket, Patient patient) throws IOException, InterruptedException {
        time.sleep(patient.triage());
        // Refused where the visit is over already: then nobody needs to know any more.
        staff.nurse().put("/api/tickets/" + ticket + "/complaint",
                "{\"complaint\":\"%s\"}".formatted(Complaints.of(patient)), "reception 1");
        staff.nurse().put("/api/tickets/" + ticket + "/priority", "{\"priority\":\"%s\"}".formatted(patient.level()),
                "reception 1");
    }

    // ── doctors ──

    private void doctor(int room) throws IOException, InterruptedException {
        while (!isOver()) {
            if (room > DayFigures.doctors(hour())) {
                time.sleep(GLANCE);
                continue;
            }
            var called = staff.doctor().post("/api/rooms/" + room + "/next", "", "room " + room);
            if (called.isDone()) {
                receive(room, called);
            } else {
                time.sleep(GLANCE);
                lookForTheOthers();
            }
        }
    }

    /// Whom none of these doctors has seen off: a visitor of the demo may have done it by hand, and who still waits when the
    /// operating day ends is sent home. Looked at when nobody comes or waits any more.
    private synchronized void lookForTheOthers() throws IOException, InterruptedException {
        if (!nobodyComes) {
            return;
        }
        for (var id : byTicket.keySet()) {
            if (over.contains(id)) {
                continue;
            }
            var status = staff.doctor().get("/api/tickets/" + id).text("status");
            if (ENDED.contains(status) && over.add(id)) {
                tally.add(Event.ENDED_OTHERWISE);
            }
        }
    }

    private int hour() {
        return (int) Duration.between(opens, time.now()).toHours();
    }

    private void receive(int room, Gateway.Answer called) throws IOException, InterruptedException {
        var id = called.text("id");
        var ticket = "/api/tickets/" + id;
        var workplace = "room " + room;
        var patient = byTicket.getOrDefault(id, SOMEBODY);
        var calls = called.body().path("calls").asInt();
        if (calls == 1) {
            tally.add(Event.CALLED);
            tally.waited(called.text("priority"), Duration.parse(called.text("waited")));
        }
        if (patient.answer() == Answer.GONE || (patient.answer() == Answer.LATE && calls == 1)) {
            time.sleep(PATIENCE);
            var waitsOn = staff.doctor().post(ticket + "/not-present", "", workplace);
            if (waitsOn.text("status").equals("skipped")) {
                tally.add(Event.DID_NOT_COME);
                over.add(id);
            }
            return;
        }
        time.sleep(patient.walk());
        staff.doctor().post(ticket + "/start", "", workplace);
        time.sleep(patient.consultation());
        if (patient.prescribed()
                && staff.doctor().post(ticket + "/prescriptions", Prescriptions.next(), workplace).isDone()) {
            tally.add(Event.PRESCRIBED);
        }
        if (staff.doctor().post(ticket + "/finish", "", workplace).isDone()) {
            tally.add(Event.SEEN);
            if (!byTicket.containsKey(id)) {
                tally.add(Event.TOOK_A_NUMBER);
            }
        }
        over.add(id);
    }

    // ── pharmacists ──

    private void pharmacist(String counter) throws IOException, InterruptedException {
        var last = false;
        while (true) {
            if (!WalkIns.serve(staff, time, counter) && !dispense(counter)) {
                if (last) {
                    return;
                }
                // What the last patient was prescribed may still be on its way.
                last = isOver();
                time.sleep(GLANCE);
            }
        }
    }

    /// The first of the queue that nobody has claimed. Says whether there was one.
    private boolean dispense(String counter) throws IOException, InterruptedException {
        var workplace = "counter " + counter;
        for (var open : staff.pharmacist().get("/api/prescriptions").body()) {
            var prescription = "/api/prescriptions/" + open.path("id").asText();
            // A colleague may have been faster.
            if (open.path("status").asText().equals("submitted") && staff.pharmacist()
                    .post(prescription + "/claim", "{\"counter\":\"%s\"}".formatted(counter), workplace).isDone()) {
                new Dispensing(staff, time, tally, prescription, workplace)
                        .work(byTicket.getOrDefault(open.path("ticketId").asText(), SOMEBODY).preparation());
                return true;
            }
        }
        return false;
    }

    /// Whether nobody comes any more and all who came have been seen, or have gone.
    private boolean isOver() {
        return nobodyComes && over.containsAll(byTicket.keySet());
    }
}
