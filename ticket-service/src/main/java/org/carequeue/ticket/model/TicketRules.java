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
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ChangeSettings;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.jspecify.annotations.Nullable;

/// Every decision of the ticket-service: which number comes next, when a day begins, which settings apply.
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
            case ConfigureClinic(var wanted, var start) -> configure(state, wanted, start, changed(circumstances));
            case ChangeSettings(var form) ->
                settings == null ? notConfigured() : change(settings, form, changed(circumstances));
            case BeginDay() -> settings == null ? notConfigured() : begin(opened(state, settings, circumstances.now()));
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
            Changed changed) {
        var current = state.settings();
        if (current != null && start.equals(state.start())) {
            return Decision.unchanged(current);
        }
        var next = wanted.withVersion(current == null ? 1 : current.version() + 1);
        return Decision.accept(new ClinicConfigured(next, start, changed), next);
    }

    /// The form meets the settings here and not before, so that of two changes at once neither undoes the other.
    private static Decision<ClinicEvent> change(ClinicSettings current, SettingsForm form, Changed changed) {
        try {
            var wanted = wanted(current, form);
            if (wanted.equals(current)) {
                return Decision.unchanged(current);
            }
            var next = wanted.withVersion(current.version() + 1);
            return Decision.accept(new ClinicConfigured(next, null, changed), next);
        } catch (RefusedException e) {
            return Decision.refuse(e.refusal());
        }
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

    private static Changed changed(Circumstances circumstances) {
        return new Changed(circumstances.now(), circumstances.called());
    }

    /// The day that applies now, and the event that opens it where it has just begun: before the first ticket of the new
    /// day, in the same decision.
    private static Opened opened(TicketState state, ClinicSettings settings, Instant now) {
        var open = state.day();
        var today = OperatingDay.of(settings).at(now);
        return open != null && !today.isAfter(open) ? new Opened(open, List.of())
                : new Opened(today, List.of(new DayOpened(today, now)));
    }

    private record Opened(LocalDate day, List<ClinicEvent> events) {
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
