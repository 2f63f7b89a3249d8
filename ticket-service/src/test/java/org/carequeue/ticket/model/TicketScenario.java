package org.carequeue.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Ticket;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.jspecify.annotations.Nullable;

/// Plays the desk for a test: decides one command after the other, and keeps what happened and what the time is.
final class TicketScenario {

    static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    /// What the start of the clinic has found.
    static final String START = "a file";

    final TicketRules rules = new TicketRules(new TrackingKey(new byte[TrackingKey.LENGTH]));
    final TicketState state = rules.initial();
    final List<ClinicEvent> events = new ArrayList<>();
    private Instant now = MORNING;

    static TicketScenario clinic(ZoneId zone) {
        return clinic(ClinicSettings.defaults(zone));
    }

    static TicketScenario clinic(ClinicSettings settings) {
        var scenario = new TicketScenario();
        scenario.done(new ConfigureClinic(settings, START));
        return scenario;
    }

    TicketScenario at(String time) {
        now = Instant.parse(time);
        return this;
    }

    TicketScenario later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    Instant now() {
        return now;
    }

    /// The command must be carried out; what it led to is returned.
    List<ClinicEvent> done(TicketCommand command) {
        return accepted(command).events();
    }

    Decision.Accepted<ClinicEvent> accepted(TicketCommand command) {
        var decision = rules.decide(state, command, new Circumstances(now, "kiosk 1", "kiosk 1"));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        var accepted = (Decision.Accepted<ClinicEvent>) decision;
        accepted.events().forEach(event -> rules.evolve(state, event));
        events.addAll(accepted.events());
        return accepted;
    }

    Refusal refused(TicketCommand command) {
        var decision = rules.decide(state, command, new Circumstances(now, "kiosk 1", "kiosk 1"));
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<ClinicEvent>) decision).refusal();
    }

    Ticket issue(@Nullable String serviceLine) {
        return ((TicketIssued) done(new IssueTicket(serviceLine)).getLast()).ticket();
    }

    String issueId() {
        return issue(null).id().toString();
    }
}
