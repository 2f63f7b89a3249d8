package org.carequeue.statistics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.Amount;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionDeclined;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionPreparing;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.Policy;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.StatisticsSettings;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Supply;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;

/// Three logs, written by hand: what happens, and in which minute. Nothing in here decides whether it may.
public final class Journals {

    private static final TriageScale SCALE = TriageScale.fiveLevels();
    private static final PatientIdentity PATIENT = new PatientIdentity("Ada Example", LocalDate.of(1980, 5, 1));

    private final Map<String, List<Envelope<ClinicEvent>>> logs = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Prescription> prescriptions = new LinkedHashMap<>();
    private final LocalDate day;
    private final Instant begin;
    private Instant now;

    /// @param begin of minute 0
    public Journals(LocalDate day, Instant begin, ZoneId zone) {
        this.day = day;
        this.begin = begin;
        this.now = begin.minusSeconds(60);
        settings(zone);
        opened(day);
    }

    public Journals settings(ZoneId zone) {
        for (var service : List.of(Services.TICKET, Services.TRIAGE)) {
            write(service, "system", new ClinicConfigured(ClinicSettings.defaults(zone)));
        }
        return this;
    }

    /// Another choice of what is kept of staff, which each service writes into its own log.
    public Journals keeping(StatisticsSettings.Staff staff) {
        var usual = ClinicSettings.defaults(ZoneId.of("Europe/Madrid"));
        var settings = new ClinicSettings(2, usual.clinic(), usual.zone(), usual.dayStartsAt(), usual.atDayEnd(),
                usual.languages(), usual.serviceLines(), usual.rooms(), usual.counters(), usual.scale(), usual.calling(),
                usual.screen(), usual.pharmacy(), usual.prescribing(), usual.name(), new StatisticsSettings(staff), null, null);
        for (var service : List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY)) {
            write(service, "system", new ClinicConfigured(settings));
        }
        return this;
    }

    public Journals opened(LocalDate which) {
        for (var service : List.of(Services.TICKET, Services.TRIAGE)) {
            write(service, "system", new DayOpened(which, now));
        }
        return this;
    }

    /// What follows happens in this minute.
    public Journals at(double minute) {
        now = begin.plusMillis(Math.round(minute * 60_000));
        return this;
    }

    public Instant now() {
        return now;
    }

    // ── visits ──

    public Journals issue(String number, String line) {
        var id = new TicketId(day, TicketNumber.parse(number));
        var ticket = new Ticket(id, id.number(), line, now, Priority.NORMAL, Duration.ofHours(1), 1, "hash-of-" + number);
        write(Services.TICKET, "kiosk 1", new TicketIssued(ticket));
        return visited(number, "kiosk 1", VisitOpened::new, Visit.opened(ticket, 1, SCALE));
    }

    public Journals level(String number, String level) {
        var before = visit(number);
        return visited(number, "nurse.one", visit -> new PriorityChanged(visit, before.urgency().priority()),
                before.withPriority(new Priority(level), SCALE, 1, now));
    }

    public Journals call(String number, String room) {
        return visited(number, "doctor." + room, TicketCalled::new, visit(number).called(room, now));
    }

    public Journals callToCounter(String number, String counter) {
        return visited(number, "pharmacist." + counter, TicketCalled::new,
                visit(number).called(Workplace.COUNTER, counter, now));
    }

    /// Somebody else was next.
    public Journals pick(String number, String room) {
        return visited(number, "doctor." + room, TicketCalled::new, visit(number).called(room, now)
                .because(new CallExplanation(now, room, null, Policy.RATIO, List.of(), "bleeds again")));
    }

    public Journals recall(String number) {
        return visited(number, "doctor.x", TicketRecalled::new, visit(number).recalled(now));
    }

    public Journals notPresent(String number) {
        return visited(number, "doctor.x", TicketNotPresent::new, visit(number).notPresent(now, now.plusSeconds(120)));
    }

    public Journals skip(String number) {
        return visited(number, "doctor.x", TicketSkipped::new, visit(number).skipped(now));
    }

    public Journals park(String number) {
        return visited(number, "doctor.x", TicketParked::new, visit(number).parked(now, "waits for an X-ray"));
    }

    public Journals comeBack(String number) {
        return visited(number, "doctor.x", TicketReturned::new, visit(number).returned(now));
    }

    public Journals transfer(String number, String line) {
        return visited(number, "doctor.x", TicketTransferred::new, visit(number).transferred(line, null, "rash", now));
    }

    public Journals start(String number) {
        return visited(number, "doctor." + visit(number).called().room(), ConsultationStarted::new, visit(number).started(now));
    }

    public Journals finish(String number) {
        return visited(number, "doctor.x", ConsultationFinished::new, visit(number).ended(VisitStatus.FINISHED, now));
    }

    public Journals cancel(String number) {
        return visited(number, "reception.one", TicketCancelled::new, visit(number).ended(VisitStatus.CANCELLED, now));
    }

    public Journals noShow(String number) {
        return visited(number, "system", TicketNoShow::new, visit(number).ended(VisitStatus.NO_SHOW, now));
    }

    public Journals close(String number, VisitStatus how) {
        return visited(number, "system", VisitClosed::new, visit(number).ended(how, now));
    }

    public Visit visit(String number) {
        return visits.get(number);
    }

    /// The last move was a mistake.
    public Journals undo(String number, Class<? extends ClinicEvent> move, Visit before) {
        return visited(number, "doctor.x", visit -> new MoveUndone(visit, ClinicEventTypes.nameOf(move)),
                visit(number).undoneTo(before));
    }

    private Journals visited(String number, String actor, Function<Visit, ClinicEvent> event, Visit visit) {
        visits.put(number, visit);
        write(Services.TRIAGE, actor, event.apply(visit));
        return this;
    }

    // ── prescriptions ──

    public static PrescriptionItem medicine(String name, int amount) {
        return new PrescriptionItem(name, "500 mg", "capsule", new Amount(BigDecimal.ONE, "capsule"), "oral",
                "every-8-hours", 7, new Amount(BigDecimal.valueOf(amount), "capsule"), 0, null, true, "with water");
    }

    /// Submits the visit's next prescription, which is `number/1` from then on.
    public Journals submit(String number, PrescriptionItem... items) {
        var visit = visit(number).withPrescription();
        visits.put(number, visit);
        var submitted = new SubmittedPrescription(new PrescriptionId(visit.ticket(), visit.prescriptions()), visit.ticket(),
                visit.number(), visit.urgency().priority(), visit.urgency().rank(), now, "Doctor One", "room 1",
                new PrescriptionOrder(PATIENT, null, "penicillin", List.of(items)));
        write(Services.TRIAGE, "doctor.one", new PrescriptionSubmitted(visit, submitted));
        return step(number + "/" + visit.prescriptions(), "system", PrescriptionReceived::new,
                Prescription.received(submitted, 1, visit.urgency().priority(), visit.urgency().rank()));
    }

    public Journals claim(String id, String counter) {
        return step(id, "pharmacist.one", PrescriptionClaimed::new,
                prescription(id).claimed(counter, "Pharmacist One", now));
    }

    public Journals prepare(String id, Supply... supplies) {
        return step(id, "pharmacist.one", PrescriptionPreparing::new,
                prescription(id).prepared(List.of(supplies), "Pharmacist One", now));
    }

    public Journals ready(String id) {
        return step(id, "pharmacist.one", PrescriptionReady::new, prescription(id).ready(now));
    }

    public Journals decline(String id) {
        return step(id, "pharmacist.one", PrescriptionDeclined::new,
                prescription(id).declined("not on the market", "Pharmacist One", now));
    }

    public Journals notCollected(String id) {
        return step(id, "system", PrescriptionNotCollected::new, prescription(id).notCollected(now));
    }

    public Journals handOver(String id) {
        return step(id, "pharmacist.two", PrescriptionHandedOver::new, prescription(id).handedOver(now));
    }

    /// The rest that is owed is a prescription of its own.
    public Journals owe(String id, PrescriptionItem... items) {
        var of = prescription(id);
        return step(id + ".1", "system", PrescriptionReceived::new,
                of.rest(new PrescriptionId(of.ticket(), of.id().ordinal(), 1),
                        now, List.of(items)));
    }

    private Prescription prescription(String id) {
        return prescriptions.get(id);
    }

    private Journals step(String id, String actor, Function<Prescription, ClinicEvent> event, Prescription prescription) {
        prescriptions.put(id, prescription);
        write(Services.PHARMACY, actor, event.apply(prescription));
        return this;
    }

    // ── the logs ──

    private void write(String service, String actor, ClinicEvent event) {
        var log = logs.computeIfAbsent(service, _ -> new ArrayList<>());
        log.add(new Envelope<>(service + "-" + log.size(), "/clinics/clinic/" + service, "log-of-" + service, 0,
                ClinicEventTypes.nameOf(event), now, actor, "room 1", null, event));
    }

    /// One log, from its beginning: in the order of time, whatever the order in which it was told here.
    public List<Envelope<ClinicEvent>> of(String service) {
        var log = new ArrayList<Envelope<ClinicEvent>>();
        logs.getOrDefault(service, List.of()).stream().sorted(Comparator.comparing(Envelope::time))
                .forEach(event -> log.add(new Envelope<>(event.id(), event.source(), event.log(), log.size() + 1, event.type(),
                        event.time(), event.actor(), event.workplace(), null, event.data())));
        return log;
    }

    /// All of them as they come while they are written: each batch is of one log.
    public List<List<Envelope<ClinicEvent>>> batches() {
        var all = Stream.of(Services.PHARMACY, Services.TRIAGE, Services.TICKET).flatMap(service -> of(service).stream())
                .sorted(Comparator.comparing(Envelope::time)).toList();
        var batches = new ArrayList<List<Envelope<ClinicEvent>>>();
        for (var event : all) {
            if (batches.isEmpty() || !batches.getLast().getLast().service().equals(event.service())) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(event);
        }
        return batches;
    }

    /// One log after the other, in pieces.
    public List<List<Envelope<ClinicEvent>>> oneAfterTheOther(int piece, String... services) {
        var batches = new ArrayList<List<Envelope<ClinicEvent>>>();
        for (var service : services) {
            var log = of(service);
            for (int from = 0; from < log.size(); from += piece) {
                batches.add(log.subList(from, Math.min(log.size(), from + piece)));
            }
        }
        return batches;
    }
}
