package org.carequeue.statistics.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Services;
import org.carequeue.events.StatisticsSettings;
import org.carequeue.events.StatisticsSettings.Staff;
import org.carequeue.events.Supply;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// What is kept of each event, as rows. Each event says the whole new state of its part, so a row is that state with the few
/// things beside it that only its history says: how urgent a visit was when it was called, and who did what.
///
/// Each column is said by one log, so that the rows are the same in whatever order the logs are read. What is not read here is
/// not kept: no name, no order, no note and no reason.
public final class Projection {

    private static final Set<String> CALLS = Set.of(ClinicEventTypes.nameOf(TicketCalled.class),
            ClinicEventTypes.nameOf(TicketRecalled.class));

    private final StaffNames names;
    private final Map<String, Staff> staff = new HashMap<>();
    private final Map<String, Zones> zones = new HashMap<>();

    /// @param names makes of a name what is kept of it
    public Projection(StaffNames names) {
        this.names = names;
    }

    /// What is kept of who did something, as the settings say that a service's log has had up to here: each owner writes them
    /// into its own again, so that it is the same whenever the others are read.
    public Staff staffIn(String service) {
        return staff.getOrDefault(service, StatisticsSettings.DEFAULTS.staff());
    }

    /// What applied where a log was read to before.
    public void staffIn(String service, Staff setting) {
        staff.put(service, setting);
    }

    private @Nullable String kept(Envelope<ClinicEvent> event) {
        return names.kept(staffIn(event.service()), event.actor());
    }

    /// By which clocks a clinic lives.
    public Zones zonesOf(String clinic) {
        return zones.computeIfAbsent(clinic, _ -> new Zones());
    }

    /// The clinics of which settings are known.
    public Set<String> clinics() {
        return Set.copyOf(zones.keySet());
    }

    /// The visits whose rows are needed as they were, by their tickets.
    public static Set<String> tickets(List<Envelope<ClinicEvent>> events) {
        var tickets = new LinkedHashSet<String>();
        for (var event : events) {
            switch (event.data()) {
                case TicketIssued issued -> tickets.add(issued.ticket().id().toString());
                case VisitEvent visit -> tickets.add(visit.visit().ticket().toString());
                default -> {
                }
            }
        }
        return tickets;
    }

    /// The prescriptions whose rows are needed as they were.
    public static Set<String> prescriptions(List<Envelope<ClinicEvent>> events) {
        return events.stream().map(Envelope::data).map(data -> switch (data) {
            case PrescriptionSubmitted submitted -> submitted.prescription().id().toString();
            case PrescriptionEvent event -> event.prescription().id().toString();
            default -> "";
        }).filter(id -> !id.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Takes one event. Returns from when on, in milliseconds, hours that are kept may be wrong because the clinic lives by
    /// another clock than was known; null where none are.
    public @Nullable Long apply(Envelope<ClinicEvent> event, Rows rows) {
        var clinic = clinicOf(event);
        if (event.data() instanceof ClinicConfigured configured) {
            staffIn(event.service(), configured.settings().statistics().staff());
        }
        switch (event.data()) {
            // triage-service says both again.
            case ClinicConfigured configured when event.service().equals(Services.TICKET) -> {
                var since = event.time().toEpochMilli();
                rows.settings.add(new Rows.SettingsRow(clinic, since, configured.settings()));
                return zonesOf(clinic).now(since, configured.settings().zone());
            }
            case DayOpened opened when event.service().equals(Services.TICKET) -> rows.days
                    .add(new Rows.DayRow(clinic, opened.day(), opened.openedAt().toEpochMilli()));
            case ClinicConfigured _,DayOpened _,IntakeChanged _,HelpEvent _,FormularyLoaded _ -> {
            }
            case TicketIssued issued -> issued(clinic, issued, rows);
            case PrescriptionSubmitted submitted -> {
                visit(clinic, event, submitted, rows);
                submitted(clinic, event, submitted, rows);
            }
            case VisitEvent visit -> visit(clinic, event, visit, rows);
            case PrescriptionEvent prescription -> prescription(clinic, event, prescription, rows);
        }
        return null;
    }

    private static String clinicOf(Envelope<ClinicEvent> event) {
        var parts = event.source().split("/", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    // ── visits ──

    private void issued(String clinic, TicketIssued event, Rows rows) {
        var ticket = event.ticket();
        var issuedAt = ticket.issuedAt().toEpochMilli();
        rows.visits.putIfAbsent(new VisitRow.Key(clinic, ticket.id().toString(), issuedAt),
                new VisitRow(clinic, ticket.id().toString(), issuedAt, ticket.id().day(),
                        ticket.id().day().getDayOfWeek().getValue(), zonesOf(clinic).hour(issuedAt), ticket.serviceLine(),
                        ticket.priority().code(), 0, ticket.target().toMillis(), null, VisitStatus.WAITING.wire(), null, null,
                        null, 0, 0, null, null, null, 0, null, null));
    }

    private void visit(String clinic, Envelope<ClinicEvent> envelope, VisitEvent event, Rows rows) {
        var visit = event.visit();
        var key = new VisitRow.Key(clinic, visit.ticket().toString(), visit.issuedAt().toEpochMilli());
        var before = rows.visits.get(key);
        var lastCall = before == null ? null : before.lastCall();
        if (event instanceof TicketCalled || event instanceof TicketRecalled) {
            lastCall = envelope.id();
            rows.calls.put(envelope.id(), call(clinic, envelope, visit, event instanceof TicketRecalled));
        } else if (event instanceof MoveUndone undone && CALLS.contains(undone.move()) && lastCall != null) {
            rows.takeBack(lastCall);
        }
        rows.visits.put(key, row(key, envelope, event, before, lastCall));
    }

    private VisitRow row(VisitRow.Key key, Envelope<ClinicEvent> envelope, VisitEvent event, @Nullable VisitRow before,
            @Nullable String lastCall) {
        var visit = event.visit();
        var clock = zonesOf(key.clinic());
        var startedAt = millis(visit.consultation().startedAt());
        var endedAt = millis(visit.consultation().finishedAt());
        var calledAt = millis(visit.called().calledAt());
        // A patient's wait is that of the level at the first call, whatever somebody says later.
        var level = before != null && before.calledAt() != null && calledAt != null ? before : null;
        var urgency = visit.urgency();
        return new VisitRow(key.clinic(), key.ticket(), key.issuedAt(), visit.ticket().day(),
                visit.ticket().day().getDayOfWeek().getValue(), clock.hour(key.issuedAt()),
                before == null ? visit.serviceLine() : before.line(),
                level == null ? urgency.priority().code() : level.level(), level == null ? urgency.rank() : level.levelRank(),
                level == null ? urgency.target().toMillis() : level.targetMs(),
                level == null ? levelledAt(visit, before) : level.levelledAt(), visit.status().wire(), visit.called().room(),
                visit.called().counter(), calledAt, visit.called().calls(), visit.called().unanswered(), startedAt, endedAt,
                endedAt == null ? null : clock.hour(endedAt), visit.times().consultation().toMillis(),
                withWhom(envelope, event, before), lastCall);
    }

    /// When somebody first said this level; looking again and leaving it as it is changes nothing.
    private static @Nullable Long levelledAt(Visit visit, @Nullable VisitRow before) {
        return before != null && before.level().equals(visit.urgency().priority().code()) ? before.levelledAt()
                : millis(visit.urgency().assessedAt());
    }

    private @Nullable String withWhom(Envelope<ClinicEvent> envelope, VisitEvent event, @Nullable VisitRow before) {
        var known = before == null ? null : before.staff();
        return switch (event) {
            case ConsultationStarted _ -> kept(envelope);
            case ConsultationFinished _ -> known == null ? kept(envelope) : known;
            default -> event.visit().consultation().startedAt() == null ? null : known;
        };
    }

    private CallRow call(String clinic, Envelope<ClinicEvent> event, Visit visit, boolean repeated) {
        var why = visit.why();
        return new CallRow(clinic, event.id(), visit.ticket().toString(), visit.issuedAt().toEpochMilli(),
                visit.ticket().day(), event.time().toEpochMilli(), visit.called().room(), visit.called().counter(),
                visit.called().calls(), repeated,
                !repeated && why != null && why.reason() != null, visit.urgency().priority().code(),
                kept(event), false);
    }

    // ── prescriptions ──

    private void submitted(String clinic, Envelope<ClinicEvent> envelope, PrescriptionSubmitted event, Rows rows) {
        var key = new PrescriptionRow.Key(clinic, event.prescription().id().toString());
        var by = kept(envelope);
        var before = rows.prescriptions.get(key);
        if (before != null) {
            rows.prescriptions.put(key, before.by(by));
        } else {
            var prescription = Prescription.notReceivedYet(event.prescription());
            rows.prescriptions.put(key, row(key, prescription, by, null));
            rows.items.put(key, items(key, prescription));
        }
    }

    private void prescription(String clinic, Envelope<ClinicEvent> envelope, PrescriptionEvent event, Rows rows) {
        var prescription = event.prescription();
        var key = new PrescriptionRow.Key(clinic, prescription.id().toString());
        var before = rows.prescriptions.get(key);
        var dispenser = event instanceof PrescriptionHandedOver ? kept(envelope)
                : before == null || prescription.handedOverAt() == null ? null : before.dispenser();
        rows.prescriptions.put(key, row(key, prescription, before == null ? null : before.prescriber(), dispenser));
        rows.items.put(key, items(key, prescription));
    }

    private PrescriptionRow row(PrescriptionRow.Key key, Prescription prescription, @Nullable String prescriber,
            @Nullable String dispenser) {
        var submittedAt = prescription.submittedAt().toEpochMilli();
        var day = prescription.ticket().day();
        return new PrescriptionRow(key.clinic(), key.id(), prescription.ticket().toString(), day,
                day.getDayOfWeek().getValue(), zonesOf(key.clinic()).hour(submittedAt), prescription.id().rest() > 0,
                submittedAt, prescription.priority().code(), prescription.rank(), prescription.status().wire(),
                prescription.room(), prescription.counter(), millis(prescription.claimedAt()), millis(prescription.readyAt()),
                millis(prescription.notCollectedAt()), millis(prescription.handedOverAt()), prescription.order().items().size(),
                prescriber, dispenser);
    }

    private static List<ItemRow> items(PrescriptionRow.Key key, Prescription prescription) {
        var rows = new ArrayList<ItemRow>();
        var ordered = prescription.order().items();
        for (int item = 0; item < ordered.size(); item++) {
            rows.add(item(key, prescription, item, ordered.get(item)));
        }
        return rows;
    }

    /// What is prepared may still be changed: what became of a medicine is so once the patient has it, or gets none.
    private static ItemRow item(PrescriptionRow.Key key, Prescription prescription, int item, PrescriptionItem ordered) {
        var amount = ordered.quantity().amount().doubleValue();
        if (prescription.status() == PrescriptionStatus.DECLINED) {
            return new ItemRow(key.clinic(), key.id(), item, amount, Supply.Outcome.DECLINED.wire(), 0.0, 0.0);
        }
        if (prescription.status() != PrescriptionStatus.HANDED_OVER) {
            return new ItemRow(key.clinic(), key.id(), item, amount, null, null, null);
        }
        return prescription.work().supplies().stream().filter(supply -> supply.item() == item).findFirst()
                .map(supply -> new ItemRow(key.clinic(), key.id(), item, amount, supply.outcome().wire(),
                        supply.amount().doubleValue(), supply.owed(ordered).doubleValue()))
                .orElseGet(
                        () -> new ItemRow(key.clinic(), key.id(), item, amount, Supply.Outcome.SUPPLIED.wire(), amount, 0.0));
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    // ── another clock ──

    /// A visit with its hours by the clocks that are known now.
    public VisitRow byTheClock(VisitRow row) {
        var clock = zonesOf(row.clinic());
        var endedAt = row.endedAt();
        return row.at(clock.hour(row.issuedAt()), endedAt == null ? null : clock.hour(endedAt));
    }

    /// A prescription with its hour by the clocks that are known now.
    public PrescriptionRow byTheClock(PrescriptionRow row) {
        return row.at(zonesOf(row.clinic()).hour(row.submittedAt()));
    }
}
