package org.carequeue.triage.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.SETTINGS;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.park;
import static org.carequeue.triage.model.TriageScenario.skip;
import static org.carequeue.triage.model.TriageScenario.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TicketReference.ById;
import org.carequeue.events.TicketReference.ByNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.RequestHelp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Yesterday's patient and today's have the same number: nothing that is asked of one happens to the other, whatever has
/// become of either.
class SameNumberTest {

    private static List<Function<TicketReference, TriageCommand>> commands() throws ReflectiveOperationException {
        var all = new ArrayList<>(VisitLifeTest.commandsOfVisits());
        all.add(ticket -> new CallTicket("9", ticket, "the reason"));
        return all;
    }

    private static final ClinicSettings CARRIES_OVER = new ClinicSettings(1, SETTINGS.clinic(), SETTINGS.zone(),
            SETTINGS.dayStartsAt(), AtDayEnd.carry_over, SETTINGS.languages(), SETTINGS.serviceLines(), SETTINGS.rooms(),
            SETTINGS.counters(), SETTINGS.scale(), SETTINGS.calling());

    private static final Set<VisitStatus> BOTH = EnumSet.complementOf(EnumSet.of(VisitStatus.DAY_ENDED,
            VisitStatus.REPLACED));

    /// A clinic on its second day.
    ///
    /// @param today none where the number was not given yet
    private record Morning(TriageScenario clinic, TicketId yesterday, @Nullable TicketId today) {

        static Morning of(VisitStatus yesterdays, @Nullable VisitStatus todays) {
            var clinic = TriageScenario.clinic(CARRIES_OVER);
            var yesterday = in(yesterdays, clinic, "1");
            clinic.nextDay();
            return new Morning(clinic, yesterday, todays == null ? null : in(todays, clinic, "2"));
        }

        private static TicketId in(VisitStatus status, TriageScenario clinic, String room) {
            var ticket = clinic.issue();
            var called = new CallTicket(room, new ById(ticket), "the reason");
            switch (status) {
                case WAITING -> {
                }
                case CALLED -> clinic.done(called);
                case IN_CONSULTATION -> {
                    clinic.done(called);
                    clinic.done(start(ticket));
                }
                case PARKED -> clinic.done(park(ticket));
                case SKIPPED -> clinic.done(skip(ticket));
                case FINISHED -> {
                    clinic.done(called);
                    clinic.done(finish(ticket));
                }
                case CANCELLED -> clinic.done(cancel(ticket));
                case NO_SHOW -> {
                    clinic.done(skip(ticket));
                    clinic.timePasses(Duration.ofHours(1));
                }
                case DAY_ENDED, REPLACED -> throw new IllegalArgumentException(status.toString());
            }
            return ticket;
        }

        /// What is answered, and nothing but what is asked about has changed.
        String asks(Function<TicketReference, TriageCommand> command, TicketReference ticket, @Nullable TicketId meant) {
            var other = List.of(yesterday, today == null ? yesterday : today).stream().filter(id -> !id.equals(meant)).toList();
            var before = other.stream().map(id -> clinic.state.find(new ById(id))).toList();
            var answer = switch (clinic.decides(command.apply(ticket), "reception")) {
                case Decision.Accepted<?>(var events, _) -> "done " + events.size();
                case Decision.Refused<?>(var refusal) -> refusal.code();
            };
            assertThat(other.stream().map(id -> clinic.state.find(new ById(id))).toList())
                    .as("nothing happens to the other patient").isEqualTo(before);
            return answer;
        }
    }

    @Test
    void a_bare_number_is_asked_back_or_means_one_patient_for_every_command_and_in_every_status()
            throws ReflectiveOperationException {
        for (var yesterdays : BOTH) {
            for (var command : commands()) {
                isAsById(command, yesterdays, null);
                for (var todays : BOTH) {
                    isAsById(command, yesterdays, todays);
                }
            }
        }
    }

    private static void isAsById(Function<TicketReference, TriageCommand> command, VisitStatus yesterdays,
            @Nullable VisitStatus todays) {
        var byNumber = Morning.of(yesterdays, todays);
        var number = new ByNumber(byNumber.yesterday.number());
        var description = "yesterday's %s, today's %s: %s".formatted(yesterdays, todays, command.apply(number));
        // While today's gets there, whoever was skipped yesterday may be given up.
        var goesOn = byNumber.clinic.state.find(new ById(byNumber.yesterday)).filter(visit -> visit.status().isOpen());
        if (goesOn.isPresent() && todays != null) {
            assertThat(byNumber.asks(command, number, null)).as(description).isEqualTo("ambiguous-ticket");
            return;
        }
        var byId = Morning.of(yesterdays, todays);
        var meant = byId.today == null ? byId.yesterday : byId.today;
        assertThat(byNumber.asks(command, number, meant)).as(description)
                .isEqualTo(byId.asks(command, new ById(meant), meant));
    }

    @Test
    void by_its_id_each_is_asked_about_alone() throws ReflectiveOperationException {
        for (var yesterdays : BOTH) {
            for (var todays : List.of(VisitStatus.WAITING, VisitStatus.CALLED)) {
                for (var command : commands()) {
                    var morning = Morning.of(yesterdays, todays);
                    morning.asks(command, new ById(morning.yesterday), morning.yesterday);
                    var again = Morning.of(yesterdays, todays);
                    var meant = requireNonNull(again.today);
                    again.asks(command, new ById(meant), meant);
                }
            }
        }
    }

    @Test
    void help_for_a_number_that_could_mean_two_comes_without_naming_either() {
        // Given
        var morning = Morning.of(VisitStatus.CALLED, VisitStatus.WAITING);

        // When
        morning.clinic.done(new RequestHelp(new ByNumber(morning.yesterday.number())));

        // Then
        assertThat(morning.clinic.state.help()).singleElement().satisfies(help -> assertThat(help.ticket()).isNull());
    }

    @Test
    void the_question_names_both() {
        var morning = Morning.of(VisitStatus.CALLED, VisitStatus.WAITING);
        assertThat(morning.clinic.refused(new CancelVisit(new ByNumber(morning.yesterday.number()))).detail())
                .contains("2026-11-22-A001").contains("2026-11-23-A001");
    }
}
