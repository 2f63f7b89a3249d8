package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.events.WarningOverride;
import org.carequeue.testing.Tickets;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.GiveUpAbsent;
import org.carequeue.triage.model.TriageCommand.NotPresent;
import org.carequeue.triage.model.TriageCommand.NoteComplaint;
import org.carequeue.triage.model.TriageCommand.ParkVisit;
import org.carequeue.triage.model.TriageCommand.ReassessVisit;
import org.carequeue.triage.model.TriageCommand.RecallVisit;
import org.carequeue.triage.model.TriageCommand.ReturnVisit;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.SkipVisit;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.TransferVisit;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageCommand.UndoPriority;
import org.jspecify.annotations.Nullable;

/// Plays the desk and the ticket-service for a test: tells of days and tickets, decides one command after the other, and
/// keeps what happened.
final class TriageScenario {

    static final ClinicSettings SETTINGS = ClinicSettings.defaults(ZoneOffset.UTC);
    /// It may be written again and again.
    static final PrescriptionOrder ORDER = new PrescriptionOrder(null, null, "none known",
            List.of(new PrescriptionItem("Amoxicillin", "500 mg", "capsule", amount(1), "oral", "every-8-hours", 7,
                    amount(21), 0, null, true, null)),
            List.of(new WarningOverride("same-medicine-twice", 0, "for the other hand, too")));

    final TriageRules rules = new TriageRules();
    final TriageState state = rules.initial();
    final List<ClinicEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private LocalDate day = LocalDate.of(2026, 11, 22);
    private int issued;
    private long told;

    /// A clinic with the default settings on the morning of its first day.
    static TriageScenario clinic() {
        return clinic(SETTINGS);
    }

    static TriageScenario clinic(ClinicSettings settings) {
        var scenario = new TriageScenario();
        scenario.hears(new ClinicConfigured(settings));
        scenario.hears(new DayOpened(scenario.day, scenario.now));
        return scenario;
    }

    private static Amount amount(int amount) {
        return new Amount(BigDecimal.valueOf(amount), "capsule");
    }

    Instant now() {
        return now;
    }

    LocalDate day() {
        return day;
    }

    TriageScenario later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    // ── what the ticket-service tells ──

    List<ClinicEvent> hears(ClinicEvent upstream) {
        told++;
        var envelope = new Envelope<>("event-" + told, "/clinics/clinic/ticket-service", "log", told, "any", now,
                "kiosk 1", "kiosk 1", null, upstream);
        return happens(rules.react(state, envelope, new Circumstances(now, "kiosk 1", "kiosk 1")));
    }

    /// The next number, a second after what was before.
    TicketId issue() {
        later(Duration.ofSeconds(1));
        return issue(++issued);
    }

    TicketId issue(int sequence) {
        var id = Tickets.id(day, sequence);
        hears(new TicketIssued(ticket(id)));
        return id;
    }

    Ticket ticket(TicketId id) {
        return Tickets.issued(id, now);
    }

    TicketId issue(String priority) {
        var id = issue();
        done(prioritise(id, priority));
        return id;
    }

    List<ClinicEvent> nextDay() {
        later(Duration.ofDays(1));
        day = day.plusDays(1);
        issued = 0;
        return hears(new DayOpened(day, now));
    }

    // ── what staff ask for ──

    static CallNext call(int room) {
        return new CallNext(Integer.toString(room));
    }

    static CallTicket call(int room, TicketId ticket, @Nullable String reason) {
        return new CallTicket(Integer.toString(room), new TicketReference.ById(ticket), reason);
    }

    static StartConsultation start(TicketId ticket) {
        return new StartConsultation(new TicketReference.ById(ticket));
    }

    static FinishConsultation finish(TicketId ticket) {
        return new FinishConsultation(new TicketReference.ById(ticket));
    }

    static CancelVisit cancel(TicketId ticket) {
        return new CancelVisit(new TicketReference.ById(ticket));
    }

    static SetPriority prioritise(TicketId ticket, String priority) {
        return new SetPriority(new TicketReference.ById(ticket), new Priority(priority));
    }

    static SubmitPrescription prescribe(TicketId ticket) {
        return new SubmitPrescription(new TicketReference.ById(ticket), ORDER);
    }

    static RecallVisit recall(TicketId ticket) {
        return new RecallVisit(new TicketReference.ById(ticket));
    }

    static NotPresent notPresent(TicketId ticket) {
        return new NotPresent(new TicketReference.ById(ticket));
    }

    static SkipVisit skip(TicketId ticket) {
        return new SkipVisit(new TicketReference.ById(ticket));
    }

    static ReturnVisit comeBack(TicketId ticket) {
        return new ReturnVisit(new TicketReference.ById(ticket));
    }

    static UndoMove undo(TicketId ticket) {
        return new UndoMove(new TicketReference.ById(ticket));
    }

    static UndoPriority undoLevel(TicketId ticket) {
        return new UndoPriority(new TicketReference.ById(ticket));
    }

    static ReassessVisit reassess(TicketId ticket) {
        return new ReassessVisit(new TicketReference.ById(ticket));
    }

    static NoteComplaint complain(TicketId ticket, @Nullable String complaint) {
        return new NoteComplaint(new TicketReference.ById(ticket), complaint);
    }

    static ParkVisit park(TicketId ticket) {
        return park(ticket, null);
    }

    static ParkVisit park(TicketId ticket, @Nullable String note) {
        return new ParkVisit(new TicketReference.ById(ticket), note);
    }

    static TransferVisit transfer(TicketId ticket, @Nullable String serviceLine, @Nullable String room) {
        return new TransferVisit(new TicketReference.ById(ticket), serviceLine, room, null);
    }

    /// The clinic's clock asks for it every few seconds.
    List<ClinicEvent> timePasses(Duration duration) {
        return later(duration).done(new GiveUpAbsent(), "triage-service");
    }

    Decision<ClinicEvent> decides(TriageCommand command, String workplace) {
        var decision = rules.decide(state, command, new Circumstances(now, workplace, workplace));
        if (decision instanceof Decision.Accepted<ClinicEvent>(var happened, _)) {
            happens(happened);
        }
        return decision;
    }

    /// The command must be carried out; what it led to is returned.
    List<ClinicEvent> done(TriageCommand command, String workplace) {
        var decision = decides(command, workplace);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<ClinicEvent>) decision).events();
    }

    List<ClinicEvent> done(TriageCommand command) {
        return done(command, "api");
    }

    Refusal refused(TriageCommand command, String workplace) {
        var decision = decides(command, workplace);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<ClinicEvent>) decision).refusal();
    }

    Refusal refused(TriageCommand command) {
        return refused(command, "api");
    }

    Visit visit(TicketId ticket) {
        return state.find(new TicketReference.ById(ticket)).orElseThrow();
    }

    /// The bare numbers of all who wait, in the order of the next calls.
    List<String> waiting() {
        return state.next(now).inTheClinic(Integer.MAX_VALUE).stream().map(visit -> visit.number().toString()).toList();
    }

    private List<ClinicEvent> happens(List<ClinicEvent> happened) {
        happened.forEach(event -> rules.evolve(state, event));
        events.addAll(happened);
        return happened;
    }
}
