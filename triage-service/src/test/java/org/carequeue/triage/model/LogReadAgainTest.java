package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.prescribe;
import static org.carequeue.triage.model.TriageScenario.prioritise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.VisitStatus;
import org.junit.jupiter.api.Test;

/// The ticket-service's log is read from its beginning although it was read before: it was restored from a copy, or is a
/// new one whose numbers begin again.
class LogReadAgainTest {

    /// What the ticket-service would tell of two days.
    private final List<ClinicEvent> told = new ArrayList<>();
    private final TriageScenario clinic = new TriageScenario();

    private List<ClinicEvent> tell(ClinicEvent event) {
        told.add(event);
        return clinic.hears(event);
    }

    private void twoDays() {
        tell(new ClinicConfigured(SETTINGS));
        for (int day = 1; day <= 2; day++) {
            if (day == 1) {
                tell(new DayOpened(clinic.day(), clinic.now()));
            } else {
                told.add(((DayOpened) clinic.nextDay().getLast()));
            }
            for (int number = 1; number <= 4; number++) {
                var id = clinic.issue();
                told.add(new TicketIssued(clinic.ticket(id)));
                if (number == 1) {
                    clinic.done(prioritise(id, "high"));
                    clinic.done(call(1));
                    clinic.done(finish(id));
                }
                if (number == 2) {
                    clinic.done(call(1 + day));
                }
            }
        }
    }

    @Test
    void what_is_known_stays_as_it_is_and_what_is_over_does_not_come_back() {
        // Given
        twoDays();
        var waiting = clinic.waiting();
        var called = clinic.state.occupant("room 2");
        assertThat(called).as("of yesterday, and still there").isPresent();

        // When
        var happened = told.stream().flatMap(event -> clinic.hears(event).stream()).toList();

        // Then
        assertThat(happened).hasOnlyElementsOfTypes(ClinicConfigured.class, DayOpened.class);
        assertThat(clinic.waiting()).isEqualTo(waiting);
        assertThat(clinic.state.occupant("room 2")).isEqualTo(called);
    }

    @Test
    void a_number_that_is_issued_again_makes_room_where_its_visit_is_over() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(finish(ticket));

        // When
        clinic.later(Duration.ofHours(1));
        var happened = clinic.hears(new TicketIssued(clinic.ticket(ticket)));

        // Then
        assertThat(happened).singleElement().isInstanceOf(VisitOpened.class);
        assertThat(clinic.waiting()).containsExactly("A001");
        assertThat(clinic.visit(ticket).issuedAt()).isEqualTo(clinic.now());
    }

    @Test
    void a_visit_that_is_still_open_is_closed_as_replaced_and_frees_its_room() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));

        // When
        clinic.later(Duration.ofHours(1));
        var happened = clinic.hears(new TicketIssued(clinic.ticket(ticket)));

        // Then
        assertThat(happened).hasSize(2).first()
                .isInstanceOfSatisfying(VisitClosed.class,
                        closed -> assertThat(closed.visit().status()).isEqualTo(VisitStatus.REPLACED));
        assertThat(happened.getLast()).isInstanceOf(VisitOpened.class);
        assertThat(clinic.state.occupant("room 1")).isEmpty();
        assertThat(clinic.waiting()).containsExactly("A001");
    }

    @Test
    void of_two_tickets_of_one_number_the_later_counts_in_whichever_order_they_are_told() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        var former = new TicketIssued(clinic.ticket(ticket));
        clinic.later(Duration.ofHours(1));
        clinic.hears(new TicketIssued(clinic.ticket(ticket)));

        // When
        var happened = clinic.hears(former);

        // Then
        assertThat(happened).isEmpty();
        assertThat(clinic.visit(ticket).issuedAt()).isEqualTo(clinic.now());
    }

    @Test
    void no_prescription_gets_the_id_of_one_of_the_former_patient() {
        // Given
        var clinic = TriageScenario.clinic();
        var ticket = clinic.issue();
        clinic.done(call(1));
        clinic.done(prescribe(ticket));

        // When
        clinic.later(Duration.ofHours(1));
        clinic.hears(new TicketIssued(clinic.ticket(ticket)));
        clinic.done(call(1));
        var submitted = clinic.done(prescribe(ticket));

        // Then
        assertThat(submitted).singleElement().isInstanceOfSatisfying(PrescriptionSubmitted.class,
                event -> assertThat(event.prescription().id()).isEqualTo(new PrescriptionId(ticket, 2)));
    }
}
