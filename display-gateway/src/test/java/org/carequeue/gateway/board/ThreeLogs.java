package org.carequeue.gateway.board;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.Amount;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.CallExplanation.Candidate;
import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ComplaintNoted;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionAmended;
import org.carequeue.events.ClinicEvent.PrescriptionAnswered;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionChecked;
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionDeclined;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionLeaseRenewed;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionOnHold;
import org.carequeue.events.ClinicEvent.PrescriptionPreparing;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionPutAway;
import org.carequeue.events.ClinicEvent.PrescriptionQuestioned;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionResumed;
import org.carequeue.events.ClinicEvent.PrescriptionReturned;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.LineIntake;
import org.carequeue.events.OpenSpan;
import org.carequeue.events.OpeningHours;
import org.carequeue.events.OpeningHours.Weekday;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.Policy;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Supply;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// Writes what the three services would have in their logs. Each call is one thing that happens in the clinic.
public final class ThreeLogs {

    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    public static final LocalDate TUESDAY = MONDAY.plusDays(1);
    public static final String PATIENT = "Zofia Withheld";
    private static final EventTypes TYPES = new EventTypes(ClinicEventTypes.BY_NAME);

    private final Map<String, List<Envelope<ClinicEvent>>> logs = new HashMap<>();
    private final List<Envelope<ClinicEvent>> all = new ArrayList<>();
    private final Map<TicketId, Visit> visits = new HashMap<>();
    private final Map<PrescriptionId, Prescription> prescriptions = new HashMap<>();
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private LocalDate day = MONDAY;
    private long helps;

    /// What the service has written so far.
    public List<Envelope<ClinicEvent>> of(String service) {
        return logs.getOrDefault(service, List.of());
    }

    /// What all have written, in the order in which it happened.
    public List<Envelope<ClinicEvent>> inOrder() {
        return all;
    }

    public ThreeLogs later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    private void write(String service, ClinicEvent event) {
        now = now.plusSeconds(1);
        var log = logs.computeIfAbsent(service, _ -> new ArrayList<>());
        var sequence = log.size() + 1;
        var envelope = new Envelope<>(service + "-" + sequence, "/clinics/clinic/" + service, "log-of-" + service,
                sequence, TYPES.nameOf(event), now, "somebody", "room 1", null, event);
        log.add(envelope);
        all.add(envelope);
    }

    private static final TriageScale SCALE = TriageScale.fiveLevels();

    public ThreeLogs configure(ClinicSettings settings) {
        write(Services.TICKET, new ClinicConfigured(settings));
        write(Services.TRIAGE, new ClinicConfigured(settings));
        return this;
    }

    public ThreeLogs configure() {
        return configure(ClinicSettings.defaults(ZoneId.of("Europe/Berlin")));
    }

    public ThreeLogs open(LocalDate other) {
        day = other;
        write(Services.TICKET, new DayOpened(other, now));
        write(Services.TRIAGE, new DayOpened(other, now));
        return this;
    }

    public TicketId issue(String number) {
        var id = new TicketId(day, TicketNumber.parse(number));
        return issue(id, hashOf(id));
    }

    /// Somebody has a service line give no more numbers that day.
    public ThreeLogs closeLine(String line) {
        write(Services.TICKET,
                new IntakeChanged(List.of(new LineIntake(line, false, now.plus(Duration.ofHours(8)), true)), "Reception"));
        return this;
    }

    /// A ticket that can be followed by whoever has the token with this hash.
    public TicketId issue(TicketId id, String trackingHash) {
        var ticket = new Ticket(id, id.number(), "general", now, Priority.NORMAL, Duration.ofHours(1), 1,
                trackingHash);
        write(Services.TICKET, new TicketIssued(ticket));
        write(Services.TRIAGE, new VisitOpened(visit(Visit.opened(ticket, of(Services.TICKET).size(), SCALE))));
        return id;
    }

    public static String hashOf(TicketId id) {
        return "hash-of-" + id;
    }

    private Visit visit(Visit visit) {
        visits.put(visit.ticket(), visit);
        return visit;
    }

    private Visit visitOf(TicketId id) {
        var visit = visits.get(id);
        if (visit == null) {
            throw new IllegalArgumentException(id + " was not issued");
        }
        return visit;
    }

    /// Gives back the level that the visit had then.
    public ThreeLogs undoLevel(TicketId id, Visit before) {
        var now = visitOf(id);
        write(Services.TRIAGE, new PriorityChanged(visit(now.withUrgencyOf(before)), now.urgency().priority()));
        return this;
    }

    public ThreeLogs prioritise(TicketId id, String level) {
        var before = visitOf(id);
        var priority = new Priority(level);
        write(Services.TRIAGE, new PriorityChanged(visit(before.withPriority(priority, SCALE, 1, now)),
                before.urgency().priority()));
        prescriptions.values().stream().filter(one -> one.ticket().equals(id) && one.status().isOpen()).toList()
                .forEach(one -> write(Services.PHARMACY,
                        new PrescriptionPrioritised(prescription(one.withPriority(priority, 1)))));
        return this;
    }

    public ThreeLogs reassess(TicketId id) {
        return visited(TicketReassessed::new, visitOf(id).reassessed(now));
    }

    public ThreeLogs complain(TicketId id, String complaint) {
        return visited(ComplaintNoted::new, visitOf(id).complaining(complaint));
    }

    public ThreeLogs call(TicketId id, String room) {
        return visited(TicketCalled::new, visitOf(id).called(room, now));
    }

    /// A call that tells who else could have been called, and why this one was.
    public ThreeLogs pick(TicketId id, String room, String reason) {
        var visit = visitOf(id);
        var best = new Candidate(id, visit.serviceLine(), visit.urgency().priority(), 2, Duration.ofMinutes(4),
                visit.urgency().target());
        return visited(TicketCalled::new, visit.called(room, now)
                .because(new CallExplanation(now, room, null, Policy.RATIO, List.of(best), reason)));
    }

    public ThreeLogs recall(TicketId id) {
        return visited(TicketRecalled::new, visitOf(id).recalled(now));
    }

    public ThreeLogs notPresent(TicketId id) {
        return visited(TicketNotPresent::new, visitOf(id).notPresent(now, now.plusSeconds(120)));
    }

    public ThreeLogs skip(TicketId id) {
        return visited(TicketSkipped::new, visitOf(id).skipped(now));
    }

    public ThreeLogs park(TicketId id, String note) {
        return visited(TicketParked::new, visitOf(id).parked(now, note));
    }

    public ThreeLogs comeBack(TicketId id) {
        return visited(TicketReturned::new, visitOf(id).returned(now));
    }

    public ThreeLogs transfer(TicketId id, String line, String room, String note) {
        return visited(TicketTransferred::new, visitOf(id).transferred(line, room, note, now));
    }

    public ThreeLogs noShow(TicketId id) {
        return visited(TicketNoShow::new, visitOf(id).ended(VisitStatus.NO_SHOW, now));
    }

    /// Puts the visit back to where it stood.
    public ThreeLogs undo(TicketId id, String move, Visit before) {
        return visited(visit -> new MoveUndone(visit, move), visitOf(id).undoneTo(before));
    }

    /// The visit as it stands now.
    public Visit standing(TicketId id) {
        return visitOf(id);
    }

    private ThreeLogs visited(Function<Visit, ClinicEvent> event, Visit now) {
        write(Services.TRIAGE, event.apply(visit(now)));
        return this;
    }

    /// Somebody presses for help at the first kiosk.
    public HelpRequest askForHelp(@Nullable TicketId ticket) {
        var help = new HelpRequest(++helps, "kiosk 1", ticket, now, null, null);
        write(Services.TRIAGE, new HelpRequested(help));
        return help;
    }

    public ThreeLogs acknowledge(HelpRequest help) {
        write(Services.TRIAGE, new HelpAcknowledged(help.acknowledged("reception", now)));
        return this;
    }

    public ThreeLogs start(TicketId id) {
        write(Services.TRIAGE, new ConsultationStarted(visit(visitOf(id).started(now))));
        return this;
    }

    public ThreeLogs finish(TicketId id) {
        write(Services.TRIAGE, new ConsultationFinished(visit(visitOf(id).ended(VisitStatus.FINISHED, now))));
        return this;
    }

    public ThreeLogs cancel(TicketId id) {
        write(Services.TRIAGE, new TicketCancelled(visit(visitOf(id).ended(VisitStatus.CANCELLED, now))));
        return this;
    }

    public ThreeLogs close(TicketId id) {
        write(Services.TRIAGE, new VisitClosed(visit(visitOf(id).ended(VisitStatus.DAY_ENDED, now))));
        return this;
    }

    public PrescriptionId prescribe(TicketId ticket) {
        var visit = visit(visitOf(ticket).withPrescription());
        var id = new PrescriptionId(ticket, visit.prescriptions());
        var submitted = new SubmittedPrescription(id, ticket, ticket.number(), visit.urgency().priority(),
                visit.urgency().rank(), now,
                "doctor.on.duty", "room 3", order());
        write(Services.TRIAGE, new PrescriptionSubmitted(visit, submitted));
        write(Services.PHARMACY, new PrescriptionReceived(prescription(Prescription.received(submitted,
                of(Services.TRIAGE).size(), visit.urgency().priority(), visit.urgency().rank()))));
        return id;
    }

    /// An order with every field that there is.
    public static PrescriptionOrder order() {
        var item = new PrescriptionItem("Amoxicillin", "500 mg", "capsule", new Amount(BigDecimal.ONE, "capsule"),
                "oral", "every-8-hours", 7, new Amount(BigDecimal.valueOf(21), "capsule"), 1, "fever", true, "with food");
        return new PrescriptionOrder(new PatientIdentity(PATIENT, LocalDate.of(2019, 5, 1)), BigDecimal.TEN,
                "none known", List.of(item));
    }

    private Prescription prescription(Prescription prescription) {
        prescriptions.put(prescription.id(), prescription);
        return prescription;
    }

    private Prescription prescriptionOf(PrescriptionId id) {
        var prescription = prescriptions.get(id);
        if (prescription == null) {
            throw new IllegalArgumentException(id + " was not submitted");
        }
        return prescription;
    }

    public ThreeLogs claim(PrescriptionId id, String counter) {
        write(Services.PHARMACY,
                new PrescriptionClaimed(prescription(prescriptionOf(id).claimed(counter, "counter " + counter, now))));
        return this;
    }

    public ThreeLogs ready(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionReady(prescription(prescriptionOf(id).ready(now))));
        return this;
    }

    public ThreeLogs handOver(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionHandedOver(prescription(prescriptionOf(id).handedOver(now))));
        return this;
    }

    public ThreeLogs release(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionReleased(prescription(prescriptionOf(id).released())));
        return this;
    }

    public ThreeLogs takeOver(PrescriptionId id, String counter) {
        write(Services.PHARMACY, new PrescriptionTakenOver(
                prescription(prescriptionOf(id).takenOver(counter, "counter " + counter, now, null))));
        return this;
    }

    /// Any other step.
    public ThreeLogs step(PrescriptionId id, UnaryOperator<Prescription> change,
            Function<Prescription, PrescriptionEvent> event) {
        write(Services.PHARMACY, event.apply(prescription(change.apply(prescriptionOf(id)))));
        return this;
    }

    public ThreeLogs undoStep(PrescriptionId id) {
        var step = "prescription-" + prescriptionOf(id).status().wire();
        write(Services.PHARMACY, new PrescriptionStepUndone(prescription(prescriptionOf(id).stepUndone()), step));
        return this;
    }

    public ThreeLogs putAway(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionPutAway(prescription(prescriptionOf(id).putAway(now))));
        return this;
    }

    public ThreeLogs notCollected(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionNotCollected(prescription(prescriptionOf(id).notCollected(now))));
        return this;
    }

    public ThreeLogs giveBack(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionReturned(prescription(prescriptionOf(id).returned(now))));
        return this;
    }

    public ThreeLogs cancel(PrescriptionId id) {
        write(Services.PHARMACY, new PrescriptionCancelled(prescription(prescriptionOf(id).cancelled(now))));
        return this;
    }

    /// Everything that can happen, at least once each, on a Monday and the morning after.
    private void allOtherSteps(PrescriptionId id) {
        var all = List.of(new Supply(0, Supply.Outcome.SUBSTITUTED, BigDecimal.ONE, "another make", "out of stock"));
        claim(id, "1").step(id, one -> one.workedOn(now), PrescriptionLeaseRenewed::new)
                .step(id, one -> one.prepared(all, "pharmacist.one", now), PrescriptionPreparing::new)
                .step(id, one -> one.checked("pharmacist.two", now), PrescriptionChecked::new)
                .step(id, one -> one.questioned("How often?", "pharmacist.one", now), PrescriptionQuestioned::new)
                .step(id, one -> one.answered("Twice a day.", "Doctor One", now), PrescriptionAnswered::new)
                .step(id, one -> one.onHold("out of stock", now, "pharmacist.one", now), PrescriptionOnHold::new)
                .step(id, one -> one.resumed("1", "pharmacist.one", now), PrescriptionResumed::new).ready(id)
                .step(id, Prescription::released, PrescriptionReleased::new)
                .takeOver(id, "2").step(id, one -> one.amended(one.order(), "Doctor One", now), PrescriptionAmended::new)
                .step(id, one -> one.declined("allergic", "pharmacist.one", now), PrescriptionDeclined::new);
    }

    public static ThreeLogs journey() {
        var logs = new ThreeLogs().configure().open(MONDAY);
        var one = logs.issue("A001");
        var two = logs.issue("A002");
        var three = logs.issue("B001");
        var four = logs.issue("A003");
        var five = logs.issue("A004");
        var six = logs.issue("A005");
        var seven = logs.issue("A006");
        logs.prioritise(one, "high").call(one, "3").start(one);
        var first = logs.prescribe(one);
        var second = logs.prescribe(one);
        var third = logs.prescribe(two);
        logs.prioritise(one, "critical").finish(one);
        logs.claim(first, "2").claim(second, "2").ready(first).ready(second).handOver(first);
        logs.cancel(two).claim(third, "1").ready(third).cancel(third).putAway(third);
        var aside = logs.prescribe(one);
        logs.claim(aside, "1").release(aside).claim(aside, "1").ready(aside).takeOver(aside, "2").undoStep(aside)
                .ready(aside).handOver(aside).undoStep(aside).giveBack(aside).undoStep(aside).notCollected(aside)
                .giveBack(aside);
        logs.allOtherSteps(logs.prescribe(one));
        var help = logs.askForHelp(five);
        logs.askForHelp(null);
        logs.acknowledge(help);
        logs.complain(five, "chest pain since this morning").reassess(five).call(five, "1").recall(five).notPresent(five)
                .pick(five, "1", "asked for by an escort")
                .skip(five).comeBack(five).park(five, "X-ray").comeBack(five)
                .transfer(five, "paediatrics", "2", "knows the child");
        var before = logs.standing(six);
        logs.call(six, "4").undo(six, "ticket-called", before).call(six, "4").skip(six).noShow(six);
        var waiting = logs.standing(seven);
        logs.cancel(seven).undo(seven, "ticket-cancelled", waiting).park(seven, "will be back");
        logs.closeLine("paediatrics").configure(named(ClinicSettings.defaults(ZoneId.of("Europe/Paris"))));
        logs.open(TUESDAY).close(three).close(seven).call(four, "5");
        var next = logs.issue("A001");
        logs.handOver(second).call(next, "3").finish(four);
        return logs;
    }

    /// The next version of these settings, with all that can be left out.
    private static ClinicSettings named(ClinicSettings of) {
        return new ClinicSettings(of.version() + 1, of.clinic(), of.zone(), of.dayStartsAt(), of.atDayEnd(), of.languages(),
                of.serviceLines(), of.rooms(), of.counters(), of.scale(), of.calling(), of.screen(), of.pharmacy(),
                of.prescribing(), "Clinic of the Example Street", of.statistics(),
                new ClinicColours("#0B4A6F", "#FFD166"),
                new OpeningHours(Map.of(Weekday.monday, List.of(OpenSpan.parse("08:00-18:00"))), Map.of(TUESDAY, List.of())));
    }
}
