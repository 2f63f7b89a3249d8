package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.triage.model.TriageCommand.AcknowledgeHelp;
import org.carequeue.triage.model.TriageCommand.RequestHelp;
import org.junit.jupiter.api.Test;

class HelpTest {

    private static final RequestHelp HELP = new RequestHelp(null);

    private static RequestHelp help(TicketId ticket) {
        return new RequestHelp(new TicketReference.ById(ticket));
    }

    @Test
    void help_is_asked_for_until_somebody_goes_there() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();

        // When
        var requested = clinic.done(help(ticket), "kiosk 1");

        // Then
        var expected = new HelpRequest(1, "kiosk 1", ticket, clinic.now(), null, null);
        assertThat(requested).containsExactly(new HelpRequested(expected));
        assertThat(clinic.state.help()).containsExactly(expected);
        assertThat(clinic.later(Duration.ofMinutes(1)).done(new AcknowledgeHelp(1), "room 3"))
                .containsExactly(new HelpAcknowledged(expected.acknowledged("room 3", clinic.now())));
        assertThat(clinic.state.help()).isEmpty();
    }

    @Test
    void who_presses_again_is_the_same_and_who_presses_elsewhere_is_another() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(HELP, "kiosk 1");

        // Then
        assertThat(clinic.done(HELP, "kiosk 1")).isEmpty();
        assertThat(clinic.done(HELP, "kiosk 2")).hasSize(1);
        assertThat(clinic.done(help(ticket), "kiosk 1")).hasSize(1);
        assertThat(clinic.done(help(ticket), "kiosk 1")).isEmpty();
        assertThat(clinic.state.help()).map(HelpRequest::id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void after_somebody_has_gone_there_it_can_be_asked_for_anew() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.done(HELP, "kiosk 1");
        clinic.done(new AcknowledgeHelp(1), "room 3");

        // When
        var again = clinic.done(HELP, "kiosk 1");

        // Then
        assertThat(again).singleElement().satisfies(event -> assertThat(((HelpEvent) event).help().id()).isEqualTo(2));
    }

    @Test
    void one_who_goes_there_is_enough() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.done(HELP, "kiosk 1");
        clinic.done(new AcknowledgeHelp(1), "room 3");

        // Then
        assertThat(clinic.refused(new AcknowledgeHelp(1)).code()).isEqualTo("help-already-acknowledged");
        assertThat(clinic.refused(new AcknowledgeHelp(2))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("help-request-not-found");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        });
        assertThat(clinic.refused(new AcknowledgeHelp(0)).code()).isEqualTo("help-request-not-found");
    }

    @Test
    void a_ticket_that_nobody_knows_keeps_no_help_away() {
        // Given
        var clinic = TriageScenario.clinic();

        // When
        clinic.done(help(TicketId.parse("2026-11-22-A777")), "kiosk 1");

        // Then
        assertThat(clinic.state.help()).singleElement().satisfies(help -> assertThat(help.ticket()).isNull());
    }

    @Test
    void help_comes_before_the_settings_have_arrived_too() {
        assertThat(new TriageScenario().done(HELP, "kiosk 1")).hasSize(1);
    }

    @Test
    void a_request_outlasts_the_day() {
        // Given
        var clinic = TriageScenario.clinic();
        clinic.done(HELP, "kiosk 1");

        // When
        clinic.nextDay();

        // Then
        assertThat(clinic.state.help()).hasSize(1);
        assertThat(clinic.done(new AcknowledgeHelp(1), "room 3")).hasSize(1);
    }

    @Test
    void one_workplace_leaves_places_for_all_others_however_many_tickets_it_names() {
        // Given
        var clinic = TriageScenario.clinic();
        for (int i = 0; i < HelpRules.MOST_OF_A_WORKPLACE; i++) {
            clinic.done(help(clinic.issue()), "kiosk 1");
        }

        // Then
        assertThat(clinic.refused(help(clinic.issue()), "kiosk 1").code()).isEqualTo("too-many-help-requests");
        assertThat(clinic.done(HELP, "kiosk 2")).hasSize(1);
        clinic.done(new AcknowledgeHelp(1));
        assertThat(clinic.done(HELP, "kiosk 1")).hasSize(1);
    }

    @Test
    void above_two_hundred_that_stand_open_people_are_sent_to_the_staff() {
        // Given
        var clinic = TriageScenario.clinic();
        IntStream.rangeClosed(1, HelpRules.MOST_OPEN).forEach(kiosk -> clinic.done(HELP, "kiosk " + kiosk));

        // Then
        assertThat(clinic.refused(HELP, "kiosk 0")).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("too-many-help-requests");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        });
        assertThat(clinic.done(HELP, "kiosk 7")).as("it stands open already").isEmpty();
        clinic.done(new AcknowledgeHelp(5));
        assertThat(clinic.done(HELP, "kiosk 0")).hasSize(1);
    }
}
