package org.carequeue.pharmacy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Supply.Outcome;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand.Said;
import org.carequeue.testing.Tickets;

/// Plays the desk and the triage-service for a test: tells of visits and prescriptions, decides one command after the
/// other, and keeps what happened.
final class PharmacyScenario {

    static final ClinicSettings SETTINGS = ClinicSettings.defaults(ZoneOffset.UTC);
    static final PrescriptionOrder ORDER = new PrescriptionOrder(new PatientIdentity("Ada Example", null), null, null,
            List.of(new PrescriptionItem("Amoxicillin", "500 mg", "capsule", amount(1), "oral", "every-8-hours", 7,
                    amount(21), 0, null, true, null)));

    final PharmacyRules rules = new PharmacyRules();
    final PharmacyState state = rules.initial();
    final List<ClinicEvent> events = new ArrayList<>();
    private final Map<TicketId, Visit> visits = new HashMap<>();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private LocalDate day = LocalDate.of(2026, 11, 22);
    private long told;

    /// A clinic with the default settings on the morning of its first day.
    static PharmacyScenario clinic() {
        var scenario = new PharmacyScenario();
        scenario.hears(new ClinicConfigured(SETTINGS));
        scenario.hears(new DayOpened(scenario.day, scenario.now));
        return scenario;
    }

    private static Amount amount(int amount) {
        return new Amount(BigDecimal.valueOf(amount), "capsule");
    }

    Instant now() {
        return now;
    }

    PharmacyScenario later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    // ── what the triage-service tells ──

    List<ClinicEvent> hears(ClinicEvent upstream) {
        told++;
        var envelope = new Envelope<>("event-" + told, "/clinics/clinic/triage-service", "log", told, "any", now,
                "room 1", "room 1", null, upstream);
        return happens(rules.react(state, envelope, new Circumstances(now, "room 1", "room 1")));
    }

    /// A visit of the open day, in consultation in room 3.
    Visit visit(int sequence) {
        var id = Tickets.id(day, sequence);
        return visits.computeIfAbsent(id, _ -> inConsultation(id, sequence, now));
    }

    static Visit inConsultation(TicketId id, long order, Instant now) {
        return Visit.opened(Tickets.issued(id, now), order, SETTINGS.scale()).called("3", now).started(now);
    }

    /// The triage-service has lost its data: it counts prescriptions from one again.
    void forgetVisits() {
        visits.clear();
    }

    /// A prescription for that ticket, submitted a second after what was before.
    PrescriptionId submit(int sequence) {
        later(Duration.ofSeconds(1));
        hears(submission(sequence));
        var visit = visit(sequence);
        return new PrescriptionId(visit.ticket(), visit.prescriptions());
    }

    PrescriptionSubmitted submission(int sequence) {
        var visit = visit(sequence).withPrescription();
        visits.put(visit.ticket(), visit);
        return submission(visit, now);
    }

    /// One that was written there.
    PrescriptionId submitFrom(String workplace, int sequence) {
        var visit = visit(sequence).withPrescription();
        visits.put(visit.ticket(), visit);
        hears(submission(visit, now, workplace));
        return new PrescriptionId(visit.ticket(), visit.prescriptions());
    }

    /// The visit's last prescription.
    static PrescriptionSubmitted submission(Visit visit, Instant now) {
        return submission(visit, now, "room 3");
    }

    private static PrescriptionSubmitted submission(Visit visit, Instant now, String workplace) {
        return new PrescriptionSubmitted(visit,
                new SubmittedPrescription(new PrescriptionId(visit.ticket(), visit.prescriptions()), visit.ticket(),
                        visit.number(), visit.urgency().priority(), visit.urgency().rank(), now, "doctor.on.duty", workplace,
                        ORDER));
    }

    /// Every medicine as it was ordered.
    static List<Said> asOrdered() {
        return IntStream.range(0, ORDER.items().size()).mapToObj(item -> new Said(item, Outcome.SUPPLIED, null, null, null))
                .toList();
    }

    List<ClinicEvent> prioritise(int sequence, String code) {
        var before = visit(sequence);
        var visit = prioritised(before, new Priority(code), now);
        visits.put(visit.ticket(), visit);
        return hears(new PriorityChanged(visit, before.urgency().priority()));
    }

    static Visit prioritised(Visit visit, Priority priority, Instant now) {
        return visit.withPriority(priority, SETTINGS.scale(), 1, now);
    }

    List<ClinicEvent> cancelVisit(int sequence) {
        return cancel(visit(sequence).ticket());
    }

    /// Cancels a visit of any day.
    List<ClinicEvent> cancel(TicketId ticket) {
        return hears(new TicketCancelled(Objects.requireNonNull(visits.get(ticket)).ended(VisitStatus.CANCELLED, now)));
    }

    List<ClinicEvent> nextDay() {
        later(Duration.ofDays(1));
        day = day.plusDays(1);
        return hears(new DayOpened(day, now));
    }

    // ── what pharmacists ask for ──

    Decision<ClinicEvent> decides(PharmacyCommand command, String actor) {
        var decision = rules.decide(state, command, new Circumstances(now, actor, actor));
        if (decision instanceof Decision.Accepted<ClinicEvent>(var happened, _)) {
            happens(happened);
        }
        return decision;
    }

    /// The command must be carried out; what it led to is returned.
    List<ClinicEvent> done(PharmacyCommand command, String actor) {
        var decision = decides(command, actor);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<ClinicEvent>) decision).events();
    }

    Refusal refused(PharmacyCommand command, String actor) {
        var decision = decides(command, actor);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<ClinicEvent>) decision).refusal();
    }

    Prescription prescription(PrescriptionId id) {
        return state.find(id).orElseThrow();
    }

    /// 0 where it is not known any more.
    int version(PrescriptionId id) {
        return state.find(id).map(Prescription::version).orElse(0);
    }

    /// The tickets' bare numbers and the places there, in the order of work.
    List<String> open() {
        return state.open().stream().map(prescription -> prescription.number() + "-P" + prescription.id().ordinal())
                .toList();
    }

    private List<ClinicEvent> happens(List<ClinicEvent> happened) {
        happened.forEach(event -> rules.evolve(state, event));
        events.addAll(happened);
        return happened;
    }
}
