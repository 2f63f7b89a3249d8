package org.carequeue.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ClinicConfigured.Changed;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TicketReference;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ChangeSettings;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.settings.SettingsReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;

class TicketRulesTest {

    private static final Changed BY = new Changed(TicketScenario.MORNING, "kiosk 1");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ClinicSettings SETTINGS = ClinicSettings.defaults(BERLIN);

    // ── numbers ──

    @Test
    void numbers_are_gapless_for_each_service_line() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // When
        var numbers = List.of(clinic.issue("general"), clinic.issue("paediatrics"), clinic.issue(null),
                clinic.issue("general"), clinic.issue("paediatrics"));

        // Then
        assertThat(numbers).map(ticket -> ticket.number().toString()).containsExactly("A001", "B001", "A002", "A003",
                "B002");
    }

    @Test
    void after_999_the_numbers_get_a_fourth_digit() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        IntStream.range(0, 999).forEach(_ -> clinic.issue(null));

        // When
        var next = clinic.issue(null);

        // Then
        assertThat(next.id()).hasToString("2026-11-22-A1000");
        assertThat(found(clinic, "A999")).isEqualTo("2026-11-22-A999");
    }

    @Test
    void when_all_numbers_are_given_out_that_is_said() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        var first = clinic.issue(null);
        clinic.state.issued(new Ticket(
                new TicketId(first.id().day(), new TicketNumber('A', TicketNumber.LARGEST)),
                new TicketNumber('A', TicketNumber.LARGEST), "general", clinic.now(), first.priority(), first.target(), 1,
                first.trackingHash()));

        // When
        var refusal = clinic.refused(new IssueTicket("general"));

        // Then
        assertThat(refusal.code()).isEqualTo("numbers-exhausted");
        assertThat(clinic.issue("paediatrics").number()).hasToString("B001");
    }

    @Test
    void a_ticket_has_the_scales_initial_level_and_keeps_its_target() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // When
        var ticket = clinic.issue("general");

        // Then
        assertThat(ticket.priority()).isEqualTo(Priority.NORMAL);
        assertThat(ticket.target()).isEqualTo(Duration.ofMinutes(60));
        assertThat(ticket.settingsVersion()).isEqualTo(1);
        assertThat(ticket.issuedAt()).isEqualTo(clinic.now());
    }

    @Test
    void the_tracking_token_is_not_stored_with_the_reply_and_said_again_all_the_same() throws JsonProcessingException {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        var command = new IssueTicket(null);
        var slip = (IssuedTicketView) clinic.accepted(command).result();

        // When
        var kept = withPosition(clinic.rules.kept(slip));

        // Then
        assertThat(kept).doesNotContain(slip.trackingToken()).doesNotContain("tracking");
        assertThat(clinic.rules.again(command, kept)).isEqualTo(withPosition(slip));
        assertThat(clinic.rules.again(command, withPosition(slip))).as("as it was stored before")
                .isEqualTo(withPosition(slip));
    }

    private static String withPosition(Object result) throws JsonProcessingException {
        return BridgeJson.mapper().writeValueAsString(result).replaceFirst("}$", ",\"log\":\"id-1\",\"sequence\":3}");
    }

    @Test
    void what_is_kept_of_other_commands_is_said_again_as_it_is() {
        var clinic = TicketScenario.clinic(SETTINGS);
        assertThat(clinic.rules.kept(SETTINGS)).isSameAs(SETTINGS);
        assertThat(clinic.rules.again(new BeginDay(), "{\"id\":\"2026-11-22-A001\",\"log\":\"id-1\"}"))
                .isEqualTo("{\"id\":\"2026-11-22-A001\",\"log\":\"id-1\"}");
    }

    @Test
    void the_reply_carries_the_tracking_token_and_the_event_its_hash_alone() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // When
        var accepted = clinic.accepted(new IssueTicket(null));

        // Then
        var slip = (IssuedTicketView) accepted.result();
        assertThat(slip.trackingPath()).isEqualTo("/t/" + slip.trackingToken());
        assertThat(slip.triaged()).isFalse();
        assertThat(slip.toString()).doesNotContain(slip.trackingToken());
        var ticket = ((TicketIssued) accepted.events().getLast()).ticket();
        assertThat(ticket.trackingHash()).isEqualTo(new TrackingToken(slip.trackingToken()).hash());
        assertThat(accepted.events().toString()).doesNotContain(slip.trackingToken());
    }

    @Test
    void a_service_line_that_the_clinic_does_not_have_is_refused() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // When
        var refusal = clinic.refused(new IssueTicket("surgery"));

        // Then
        assertThat(refusal.code()).isEqualTo("unknown-service-line");
        assertThat(refusal.field()).isEqualTo("serviceLine");
        assertThat(refusal.detail()).contains("general, paediatrics").doesNotContain("surgery");
        assertThat(clinic.issue(null).number()).describedAs("a refusal uses no number").hasToString("A001");
    }

    @Test
    void before_there_are_settings_nothing_is_issued() {
        // Given
        var clinic = new TicketScenario();

        // Then
        assertThat(clinic.refused(new IssueTicket(null)).code()).isEqualTo("clinic-not-configured");
        assertThat(clinic.refused(new BeginDay()).kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    // ── days ──

    @Test
    void the_day_is_opened_before_its_first_ticket_in_the_same_decision() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // When
        var events = clinic.done(new IssueTicket(null));

        // Then
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isEqualTo(new DayOpened(LocalDate.of(2026, 11, 22), TicketScenario.MORNING));
        assertThat(events.getLast()).isInstanceOf(TicketIssued.class);
        assertThat(clinic.done(new IssueTicket(null))).hasSize(1);
    }

    @Test
    void a_day_is_opened_once() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // Then
        assertThat(clinic.done(new BeginDay())).hasSize(1);
        assertThat(clinic.done(new BeginDay())).isEmpty();
        assertThat(clinic.later(Duration.ofHours(12)).done(new BeginDay())).isEmpty();
        assertThat(clinic.later(Duration.ofHours(12)).done(new BeginDay())).hasSize(1);
    }

    @Test
    void numbers_begin_again_at_the_cut_over_and_not_at_midnight() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);

        // Then
        assertThat(clinic.at("2026-11-22T22:59:00Z").issueId()).isEqualTo("2026-11-22-A001");
        assertThat(clinic.at("2026-11-22T23:01:00Z").issueId()).isEqualTo("2026-11-22-A002");
        assertThat(clinic.at("2026-11-23T02:59:59Z").issueId()).isEqualTo("2026-11-22-A003");
        assertThat(clinic.at("2026-11-23T03:00:00Z").issueId()).isEqualTo("2026-11-23-A001");
    }

    @Test
    void numbers_west_of_greenwich_do_not_begin_again_in_the_afternoon() {
        // Given: 15:59 and 17:00 in Los Angeles; 16:00 there is midnight in UTC
        var clinic = TicketScenario.clinic(ZoneId.of("America/Los_Angeles"));

        // Then
        assertThat(clinic.at("2026-11-22T23:59:00Z").issueId()).isEqualTo("2026-11-22-A001");
        assertThat(clinic.at("2026-11-23T01:00:00Z").issueId()).isEqualTo("2026-11-22-A002");
    }

    @Test
    void a_clock_that_was_set_back_never_reopens_a_day() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        clinic.at("2026-11-23T03:00:00Z").issueId();

        // When
        var setBack = clinic.at("2026-11-22T08:00:00Z");

        // Then
        assertThat(setBack.done(new BeginDay())).isEmpty();
        assertThat(setBack.issueId()).isEqualTo("2026-11-23-A002");
    }

    @Test
    void a_zone_that_was_changed_never_reopens_a_day() {
        // Given: 17:30 on the 22nd in Auckland is 18:30 on the 21st in Honolulu
        var clinic = TicketScenario.clinic(ZoneId.of("Pacific/Auckland")).at("2026-11-22T04:30:00Z");
        clinic.issueId();

        // When
        clinic.done(change(ClinicSettings.defaults(ZoneId.of("Pacific/Honolulu")), null));

        // Then
        assertThat(clinic.issueId()).isEqualTo("2026-11-22-A002");
    }

    @Test
    void on_both_days_when_the_clocks_change_no_number_is_given_twice() {
        for (var start : List.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z")) {
            // Given
            var clinic = TicketScenario.clinic(SETTINGS).at(start);

            // When
            var ids = IntStream.range(0, 36 * 60).mapToObj(_ -> clinic.later(Duration.ofMinutes(1)).issueId()).toList();

            // Then
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(clinic.events).filteredOn(DayOpened.class::isInstance).hasSize(2);
        }
    }

    // ── looking up ──

    @Test
    void a_bare_number_that_was_given_on_both_days_is_asked_back() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        clinic.issue(null);
        clinic.issue(null);
        clinic.later(Duration.ofDays(1)).issue(null);

        // Then
        assertThat(found(clinic, "A001")).isEqualTo("ambiguous-ticket: A001 can mean more than one patient: "
                + "2026-11-22-A001 or 2026-11-23-A001. Please say which, by day and number.");
        assertThat(found(clinic, "A002")).isEqualTo("2026-11-22-A002");
        assertThat(found(clinic, "2026-11-22-A001")).isEqualTo("2026-11-22-A001");
        assertThat(found(clinic, "2026-11-23-A001")).isEqualTo("2026-11-23-A001");
        assertThat(found(clinic, "A003")).startsWith("ticket-not-found");
        assertThat(found(clinic, "2026-11-21-A001")).startsWith("ticket-not-found");
    }

    private static String found(TicketScenario clinic, String asked) {
        return clinic.state.with(TicketReference.parse(asked), ticket -> ticket.id().toString(),
                refusal -> refusal.code() + ": " + refusal.detail());
    }

    @Test
    void tickets_are_kept_for_the_open_day_and_the_one_before() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        clinic.issue(null);

        // When
        clinic.later(Duration.ofDays(1)).done(new BeginDay());
        clinic.later(Duration.ofDays(1)).done(new BeginDay());

        // Then
        assertThat(found(clinic, "A001")).startsWith("ticket-not-found");
    }

    // ── settings ──

    /// A change to all of these settings.
    private static ChangeSettings change(ClinicSettings to, @Nullable Integer replaced) {
        return new ChangeSettings(
                new SettingsForm(replaced, to.clinic(), to.zone(), to.dayStartsAt(), to.atDayEnd(), to.languages(),
                        to.serviceLines(), to.rooms(), to.counters(), to.scale(), to.calling(), to.screen(), null, null, null,
                        null, null, null));
    }

    @Test
    void a_change_leaves_what_it_does_not_name_as_it_is_when_it_is_decided() {
        // Given two who have seen the same settings
        var counters = new ChangeSettings(
                new SettingsForm(null, null, null, null, null, null, null, null, List.of("7"), null, null, null, null, null,
                        null, null, null, null));
        var zone = new ChangeSettings(
                new SettingsForm(null, null, ZoneOffset.UTC, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null));
        var clinic = TicketScenario.clinic(SETTINGS);

        // When
        clinic.done(counters);
        clinic.done(zone);

        // Then
        var settings = clinic.state.settings();
        assertThat(settings).isNotNull();
        assertThat(settings.version()).isEqualTo(3);
        assertThat(settings.counters()).containsExactly("7");
        assertThat(settings.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(settings.rooms()).isEqualTo(SETTINGS.rooms());
    }

    @Test
    void a_change_that_makes_no_clinic_with_what_is_there_is_refused_with_its_field() {
        // Given a line for which no room is
        var clinic = TicketScenario.clinic(SETTINGS);
        clinic.done(new ChangeSettings(new SettingsForm(null, null, null, null, null, null, null,
                List.of(new Room("1", List.of("general")), new Room("2", List.of("paediatrics"))), null, null, null, null, null,
                null, null, null, null, null)));

        // When
        var refusal = clinic.refused(new ChangeSettings(new SettingsForm(null, null, null, null, null, null,
                List.of(new ServiceLine("general", 'A', "General"), new ServiceLine("paediatrics", 'B', "Paediatrics"),
                        new ServiceLine("dental", 'D', "Dental")),
                null, null, null, null, null, null, null, null, null, null, null)));

        // Then
        assertThat(refusal.code()).isEqualTo("invalid-settings");
        assertThat(refusal.field()).isEqualTo("rooms");
        assertThat(refusal.detail()).contains("dental");
    }

    @Test
    void settings_get_the_next_version_when_they_differ() {
        // Given
        var clinic = new TicketScenario();
        var other = ClinicSettings.defaults(ZoneOffset.UTC);

        // Then
        assertThat(clinic.done(new ConfigureClinic(SETTINGS.withVersion(7), "a file")))
                .containsExactly(new ClinicConfigured(SETTINGS, "a file", BY));
        assertThat(clinic.done(change(SETTINGS, null))).isEmpty();
        assertThat(clinic.done(change(other, 1))).containsExactly(new ClinicConfigured(other.withVersion(2), null, BY));
        assertThat(clinic.done(change(other, 2))).isEmpty();
        assertThat(clinic.done(change(SETTINGS, null)))
                .containsExactly(new ClinicConfigured(SETTINGS.withVersion(3), null, BY));
        assertThat(clinic.issue(null).settingsVersion()).isEqualTo(3);
    }

    @Test
    void a_change_of_settings_is_kept_with_what_takes_it_back() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        assertThat(clinic.state.changes()).as("the first settings change nothing").isEmpty();

        // When: a name that there was not, and another zone
        clinic.done(new ChangeSettings(named("St. Anne")));
        clinic.later(Duration.ofMinutes(1)).done(change(ClinicSettings.defaults(ZoneOffset.UTC), null));

        // Then
        assertThat(clinic.state.changes()).extracting(SettingsChange::version).containsExactly(3, 2);
        assertThat(clinic.state.changes().getLast())
                .isEqualTo(new SettingsChange(2, BY.at(), BY.by(), named("")));
        for (var before : clinic.state.changes()) {
            clinic.done(new ChangeSettings(before.before()));
        }
        assertThat(clinic.state.settings()).isEqualTo(SETTINGS.withVersion(5));
    }

    @Test
    void no_more_than_twenty_changes_of_settings_are_kept() {
        var clinic = TicketScenario.clinic(SETTINGS);
        IntStream.rangeClosed(1, 25).forEach(name -> clinic.done(new ChangeSettings(named("Clinic " + name))));
        assertThat(clinic.state.changes()).hasSize(TicketState.MOST_CHANGES).extracting(SettingsChange::version)
                .startsWith(26).endsWith(7);
    }

    private static final SettingsForm RED = new SettingsForm(null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, new ClinicColours("#C00000", null), null);

    @Test
    void colours_are_written_as_colours_and_without_any_they_are_the_usual_ones() {
        var plain = ClinicSettings.defaults(ZoneOffset.UTC);
        assertThat(RED.over(plain).colours()).isEqualTo(new ClinicColours("#C00000", null));
        assertThat(SettingsReader.read("colours: {}").over(RED.over(plain)).colours()).isNull();
        assertThat(SettingsReader.read("name: x").over(RED.over(plain)).colours())
                .isEqualTo(new ClinicColours("#C00000", null));
        for (var wrong : List.of("red", "#C0", "#C000000", "C00000", "\"#C00000;}\"")) {
            assertThatThrownBy(() -> SettingsReader.read("colours: {accent: \"" + wrong.replace("\"", "") + "\"}").over(plain))
                    .as(wrong)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("colours.accent: a colour is written as #FFD600");
        }
    }

    @Test
    void whatever_two_settings_are_their_difference_makes_the_others() {
        var plain = ClinicSettings.defaults(ZoneOffset.UTC);
        for (var others : List.of(SETTINGS, plain, named("St. Anne").over(plain), RED.over(plain))) {
            for (var these : List.of(SETTINGS, plain, named("St. Anne").over(plain), RED.over(plain))) {
                var difference = SettingsForm.difference(these, others);
                assertThat(difference.over(these)).isEqualTo(others.withVersion(these.version()));
                assertThat(difference.equals(SettingsForm.EMPTY)).isEqualTo(these.equals(others));
            }
        }
    }

    private static SettingsForm named(String name) {
        return new SettingsForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null, name, null,
                null, null);
    }

    @Test
    void of_two_who_change_the_same_settings_the_second_is_told() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        clinic.done(change(ClinicSettings.defaults(ZoneOffset.UTC), 1));

        // When
        var refusal = clinic.refused(change(SETTINGS, 1));

        // Then
        assertThat(refusal.code()).isEqualTo("settings-changed");
        assertThat(refusal.detail()).contains("version 2");
    }

    @Test
    void a_change_at_run_time_outlives_a_restart_and_gives_way_to_a_file_that_was_changed_since() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        var changed = ClinicSettings.defaults(ZoneOffset.UTC);
        clinic.done(change(changed, null));

        // When the same file is found again
        assertThat(clinic.done(new ConfigureClinic(SETTINGS, TicketScenario.START))).isEmpty();
        assertThat(clinic.state.settings()).isEqualTo(changed.withVersion(2));

        // When another one is found, though it says what is so already
        assertThat(clinic.done(new ConfigureClinic(changed, "another"))).hasSize(1);
        clinic.done(change(SETTINGS, null));

        // Then it counts once, too
        assertThat(clinic.done(new ConfigureClinic(changed, "another"))).isEmpty();
        assertThat(clinic.state.settings()).isEqualTo(SETTINGS.withVersion(4));
    }

    @Test
    void a_letter_that_changes_hands_during_the_day_gives_no_number_twice() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        clinic.issue("general");

        // When
        clinic.done(new ChangeSettings(new SettingsForm(null, null, null, null, null, null,
                List.of(new ServiceLine("dental", 'A', "Dental")), null, null, null, null, null, null, null, null, null,
                null, null)));

        // Then
        assertThat(clinic.issue("dental").number()).hasToString("A002");
    }

    // ── replay ──

    @Test
    void what_happened_played_again_gives_the_same_state() {
        // Given
        var clinic = TicketScenario.clinic(SETTINGS);
        var dice = new Random(42);
        for (var step = 0; step < 500; step++) {
            clinic.later(Duration.ofMinutes(dice.nextInt(30)));
            switch (dice.nextInt(10)) {
                case 0 -> clinic.done(new BeginDay());
                case 1 -> clinic.done(change(ClinicSettings.defaults(dice.nextBoolean() ? BERLIN
                        : ZoneId.of("America/New_York")), null));
                default -> clinic.issue(dice.nextBoolean() ? "general" : "paediatrics");
            }
        }

        // When
        var replayed = clinic.rules.initial();
        clinic.events.forEach(event -> clinic.rules.evolve(replayed, event));

        // Then
        assertThat(replayed).usingRecursiveComparison().isEqualTo(clinic.state);
        assertThat(clinic.events).filteredOn(TicketIssued.class::isInstance)
                .map(event -> ((TicketIssued) event).ticket().id()).doesNotHaveDuplicates();
    }
}
