package org.carequeue.ticket.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ClinicConfigured.Changed;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ChangeSettings;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.model.TicketCommand.SetIntake;
import org.carequeue.ticket.model.TicketCommand.SetIntake.Wanted;
import org.jspecify.annotations.Nullable;

/// Every decision of the ticket-service: which number comes next, when a day begins, when numbers are given, which
/// settings apply.
///
/// Two promises rest here. Numbers of one letter and day are gapless, and no number is given twice on one day. And days
/// only go forward: a clock that was set back, or a zone that was changed, never reopens an earlier day.
public final class TicketRules implements Rules<TicketState, TicketCommand, ClinicEvent> {

    /// What the stored answer to [IssueTicket] begins with.
    private static final Pattern STORED_ID = Pattern.compile("^\\{\"id\":\"([0-9A-Z-]+)\"");

    private final TrackingKey key;

    public TicketRules(TrackingKey key) {
        this.key = key;
    }

    @Override
    public TicketState initial() {
        return new TicketState();
    }

    @Override
    public Decision<ClinicEvent> decide(TicketState state, TicketCommand command, Circumstances circumstances) {
        var settings = state.settings();
        return switch (command) {
            case ConfigureClinic(var wanted, var start) -> configure(state, wanted, start, circumstances);
            case ChangeSettings(var form) -> settings == null ? notConfigured() : change(state, settings, form, circumstances);
            case BeginDay() -> settings == null ? notConfigured() : begin(opened(state, settings, circumstances.now()));
            case SetIntake(var line, var wanted) ->
                settings == null ? notConfigured() : setIntake(state, settings, line, wanted, circumstances);
            case IssueTicket(var line) ->
                settings == null ? notConfigured() : issue(state, settings, line, circumstances.now());
        };
    }

    private static Decision<ClinicEvent> notConfigured() {
        return Decision.refuse(TicketProblems.clinicNotConfigured());
    }

    private static Decision<ClinicEvent> begin(Opened opened) {
        return new Decision.Accepted<>(opened.events(), new DayView(opened.day()));
    }

    private Decision<ClinicEvent> issue(TicketState state, ClinicSettings settings, @Nullable String code,
            Instant now) {
        var line = code == null ? settings.serviceLines().getFirst() : settings.serviceLine(code).orElse(null);
        if (line == null) {
            return Decision.refuse(TicketProblems.unknownServiceLine(settings));
        }
        var opened = opened(state, settings, now);
        var intake = Intake.of(opened.intake(), line.code());
        if (!intake.open()) {
            return Decision.refuse(TicketProblems.closed(line, intake, settings.zone()));
        }
        var last = state.lastNumber(line.letter(), opened.day());
        if (last == TicketNumber.LARGEST) {
            return Decision.refuse(TicketProblems.numbersExhausted(line));
        }
        var id = new TicketId(opened.day(), new TicketNumber(line.letter(), last + 1));
        var token = key.tokenFor(id);
        var ticket = ticket(id, line, settings, now, token);
        var events = new ArrayList<>(opened.events());
        events.add(new TicketIssued(ticket));
        return new Decision.Accepted<>(events, IssuedTicketView.of(ticket, token));
    }

    private static Ticket ticket(TicketId id, ServiceLine line, ClinicSettings settings, Instant now,
            TrackingToken token) {
        var initial = settings.scale().level(settings.scale().initial());
        return new Ticket(id, id.number(), line.code(), now, initial.code(), initial.target(), settings.version(),
                token.hash());
    }

    /// What a start finds counts once: a change at run time outlives a restart with the same file, and gives way to a file
    /// that has been changed since.
    private static Decision<ClinicEvent> configure(TicketState state, ClinicSettings wanted, String start,
            Circumstances circumstances) {
        var current = state.settings();
        if (current != null && start.equals(state.start())) {
            return Decision.unchanged(current);
        }
        return configured(state, wanted.withVersion(current == null ? 1 : current.version() + 1), start, circumstances);
    }

    /// The form meets the settings here and not before, so that of two changes at once neither undoes the other.
    private static Decision<ClinicEvent> change(TicketState state, ClinicSettings current, SettingsForm form,
            Circumstances circumstances) {
        try {
            var wanted = wanted(current, form);
            return wanted.equals(current) ? Decision.unchanged(current)
                    : configured(state, wanted.withVersion(current.version() + 1), null, circumstances);
        } catch (RefusedException e) {
            return Decision.refuse(e.refusal());
        }
    }

    /// Other settings, and what their hours make of the service lines.
    private static Decision<ClinicEvent> configured(TicketState state, ClinicSettings next, @Nullable String start,
            Circumstances circumstances) {
        var events = new ArrayList<ClinicEvent>(2);
        events.add(new ClinicConfigured(next, start, new Changed(circumstances.now(), circumstances.called())));
        intakeChanged(state, Intake.configured(next, state.intake(), circumstances.now()), null).ifPresent(events::add);
        return new Decision.Accepted<>(events, next);
    }

    private static Optional<ClinicEvent> intakeChanged(TicketState state, List<LineIntake> now, @Nullable String setBy) {
        return now.equals(state.intake()) ? Optional.empty() : Optional.of(new IntakeChanged(now, setBy));
    }

    /// What is set by hand ends with the operating day, so that nobody finds the clinic closed in the morning.
    private static Decision<ClinicEvent> setIntake(TicketState state, ClinicSettings settings, @Nullable String line,
            Wanted wanted, Circumstances circumstances) {
        if (line != null && settings.serviceLine(line).isEmpty()) {
            return Decision.refuse(TicketProblems.unknownServiceLine(settings));
        }
        var now = circumstances.now();
        var opened = opened(state, settings, now);
        var open = switch (wanted) {
            case open -> Boolean.TRUE;
            case closed -> Boolean.FALSE;
            case hours -> null;
        };
        var lines = Intake.set(settings, opened.intake(), line, open,
                OperatingDay.of(settings).beginning(opened.day().plusDays(1)), now);
        var view = IntakeView.of(settings, lines);
        if (lines.equals(state.intake())) {
            return Decision.unchanged(view);
        }
        var events = new ArrayList<>(opened.dayOpened());
        events.add(new IntakeChanged(lines, circumstances.called()));
        return new Decision.Accepted<>(events, view);
    }

    /// What a form comes to, with the version of the settings that it meets.
    ///
    /// @throws RefusedException when it was meant for others, or makes no clinic that could be worked with
    public static ClinicSettings wanted(ClinicSettings current, SettingsForm form) {
        var replaced = form.version();
        if (replaced != null && replaced != current.version()) {
            throw new RefusedException(TicketProblems.settingsChanged(current.version()));
        }
        try {
            return form.over(current);
        } catch (SettingException e) {
            throw new RefusedException(TicketProblems.invalidSettings(e));
        }
    }

    /// The day that applies now and which service lines give numbers, and the events that say so where it has just become
    /// otherwise: before the first ticket to which they apply, in the same decision.
    private static Opened opened(TicketState state, ClinicSettings settings, Instant now) {
        var open = state.day();
        var today = OperatingDay.of(settings).at(now);
        var intake = Intake.at(settings, state.intake(), now);
        return open != null && !today.isAfter(open) ? new Opened(open, List.of(), intake, state.intake())
                : new Opened(today, List.of(new DayOpened(today, now)), intake, state.intake());
    }

    /// @param intake that applies now
    /// @param said what was said of it last
    private record Opened(LocalDate day, List<ClinicEvent> dayOpened, List<LineIntake> intake, List<LineIntake> said) {

        List<ClinicEvent> events() {
            if (intake.equals(said)) {
                return dayOpened;
            }
            var events = new ArrayList<>(dayOpened);
            events.add(new IntakeChanged(intake, null));
            return events;
        }
    }

    /// Nothing is upstream of tickets.
    @Override
    public List<ClinicEvent> react(TicketState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return List.of();
    }

    @Override
    public void evolve(TicketState state, ClinicEvent event) {
        switch (event) {
            case ClinicConfigured configured -> state.configured(configured);
            case DayOpened(var day, _) -> state.dayOpened(day);
            case IntakeChanged(var lines, _) -> state.intakeChanged(lines);
            case TicketIssued(var ticket) -> state.issued(ticket);
            case VisitEvent _,HelpEvent _,FormularyLoaded _,PrescriptionEvent _ -> throw new IllegalStateException(
                    "This log is not the ticket-service's: it holds a " + event.getClass().getSimpleName());
        }
    }

    @Override
    public Object kept(Object result) {
        return result instanceof IssuedTicketView issued ? issued.withoutToken() : result;
    }

    /// The token follows from the ticket's id, so it need not be stored to be said again. Outcomes of before that was so
    /// have it still.
    @Override
    public String again(TicketCommand command, String reply) {
        var id = STORED_ID.matcher(reply);
        var log = reply.lastIndexOf(",\"log\":");
        if (!(command instanceof IssueTicket) || log < 0 || !id.find() || reply.contains("\"trackingToken\":")) {
            return reply;
        }
        var token = key.tokenFor(TicketId.parse(id.group(1))).value();
        return reply.substring(0, log) + ",\"trackingToken\":\"" + token + "\",\"trackingPath\":\""
                + IssuedTicketView.pathOf(token) + "\"" + reply.substring(log);
    }

    @Override
    public Optional<StateForm<TicketState, ?>> form() {
        return Optional.of(new StateForm<>(TicketState.Kept.class, TicketState::keep, TicketState::of));
    }
}
