package org.carequeue.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.SettingException;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ChangeSettings;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.model.TicketCommand.SetIntake;
import org.carequeue.ticket.model.TicketCommand.SetIntake.Wanted;
import org.carequeue.ticket.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When numbers are given. 2026-11-23 is a Monday.
class IntakeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String WEEKDAYS = """
            hours:
              week:
                monday: ["08:00-12:00", "14:00-18:00"]
                tuesday: ["08:00-24:00"]
                wednesday: ["00:00-06:00"]
              days:
                "2026-11-30": []
                "2026-12-01": ["10:00-11:00"]
            """;

    private static ClinicSettings with(String yaml) {
        return with(yaml, BERLIN);
    }

    private static ClinicSettings with(String yaml, ZoneId zone) {
        return SettingsReader.read(yaml).over(ClinicSettings.defaults(zone));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }

    private static LineIntake general(ClinicSettings settings, Instant now) {
        return Intake.of(Intake.at(settings, List.of(), now), "general");
    }

    // ── hours ──

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T07:59:59, false, 2026-11-23T08:00
            2026-11-23T08:00,    true,  2026-11-23T12:00
            2026-11-23T11:59:59, true,  2026-11-23T12:00
            2026-11-23T12:00,    false, 2026-11-23T14:00
            2026-11-23T18:00,    false, 2026-11-24T08:00
            2026-11-24T23:30,    true,  2026-11-25T06:00
            2026-11-25T06:00,    false, 2026-12-01T10:00
            2026-12-01T11:00,    false, 2026-12-02T00:00
            """)
    void hours_say_whether_numbers_are_given_and_until_when(String now, boolean open, String until) {
        assertThat(general(with(WEEKDAYS), local(now)))
                .isEqualTo(new LineIntake("general", open, local(until), false));
    }

    @Test
    void without_hours_numbers_are_given_at_all_times() {
        assertThat(Intake.at(ClinicSettings.defaults(BERLIN), List.of(), TicketScenario.MORNING)).isEmpty();
    }

    @Test
    void a_line_s_own_hours_count_for_it_and_the_clinic_s_for_all_others() {
        var settings = with(WEEKDAYS + """
                serviceLines:
                  - {code: general, letter: A, name: General}
                  - {code: blood, letter: B, name: Blood, hours: {week: {monday: ["07:00-09:00"]}}}
                  - {code: night, letter: C, name: Night, hours: {}}
                """);

        assertThat(Intake.at(settings, List.of(), local("2026-11-23T07:30"))).containsExactly(
                new LineIntake("general", false, local("2026-11-23T08:00"), false),
                new LineIntake("blood", true, local("2026-11-23T09:00"), false));
    }

    @Test
    void hours_around_the_clock_never_close_and_hours_that_never_come_never_open() {
        var always = with("""
                hours: {week: {monday: ["00:00-24:00"], tuesday: ["00:00-24:00"], wednesday: ["00:00-24:00"],
                  thursday: ["00:00-24:00"], friday: ["00:00-24:00"], saturday: ["00:00-24:00"], sunday: ["00:00-24:00"]}}
                """);
        var never = with("hours: {week: {monday: []}}");

        assertThat(Intake.at(always, List.of(), local("2026-11-23T07:30"))).isEmpty();
        assertThat(general(never, local("2026-11-23T07:30"))).isEqualTo(new LineIntake("general", false, null, false));
    }

    /// 2026-10-25: 02:00 to 03:00 comes twice. 2026-03-29: 02:00 to 03:00 never comes.
    @Test
    void on_the_days_when_the_clocks_change_hours_go_by_the_clock_on_the_wall() {
        var night = with("hours: {week: {sunday: [\"02:30-04:00\"], saturday: [\"22:00-24:00\"]}}");
        var early = with("hours: {week: {sunday: [\"00:00-02:30\"]}}");

        assertThat(general(night, Instant.parse("2026-10-25T00:29:59Z")).until()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(general(night, Instant.parse("2026-10-25T01:00:00Z"))).isEqualTo(
                new LineIntake("general", true, Instant.parse("2026-10-25T03:00:00Z"), false));
        assertThat(general(early, Instant.parse("2026-10-25T00:45:00Z"))).isEqualTo(
                new LineIntake("general", true, Instant.parse("2026-10-25T01:30:00Z"), false));
        assertThat(general(night, Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo(
                new LineIntake("general", false, Instant.parse("2026-03-29T01:00:00Z"), false));
        assertThat(general(early, Instant.parse("2026-03-29T00:59:59Z")).until()).isEqualTo("2026-03-29T01:00:00Z");
    }

    /// By the definition: the local time lies in a span of its date; and what is said of later is so when it comes.
    @Test
    void what_is_said_is_so_at_random_times_and_until_the_time_that_is_said() {
        var random = new Random(7);
        var zone = ZoneOffset.ofHours(5);
        var settings = with(WEEKDAYS, zone);
        for (int i = 0; i < 2_000; i++) {
            var now = Instant.parse("2026-11-20T00:00:00Z").plusSeconds(random.nextInt(20 * 86_400));

            var said = general(settings, now);

            assertThat(said.open()).as("%s", now).isEqualTo(isOpen(settings, zone, now));
            var until = said.until();
            assertThat(until).isNotNull().isAfter(now);
            var between = now.plusSeconds(random.nextLong(Duration.between(now, until).toSeconds()));
            assertThat(isOpen(settings, zone, between)).as("%s to %s at %s", now, until, between).isEqualTo(said.open());
            assertThat(isOpen(settings, zone, until)).as("%s to %s", now, until).isNotEqualTo(said.open());
        }
    }

    private static boolean isOpen(ClinicSettings settings, ZoneId zone, Instant now) {
        var local = LocalDateTime.ofInstant(now, zone);
        return settings.hoursOf(settings.serviceLines().getFirst()).on(local.toLocalDate()).stream()
                .anyMatch(span -> !local.toLocalTime().isBefore(span.from())
                        && (span.to().equals(LocalTime.MIDNIGHT) || local.toLocalTime().isBefore(span.to())));
    }

    // ── numbers ──

    @Test
    void a_closed_line_gives_no_number_and_says_when_it_gives_the_next_one() {
        // Given
        var clinic = TicketScenario.clinic(with(WEEKDAYS)).at("2026-11-23T05:00:00Z");

        // When
        var refusal = clinic.refused(new IssueTicket("general"));

        // Then
        assertThat(refusal.code()).isEqualTo("closed");
        assertThat(refusal.detail())
                .isEqualTo("General gives no numbers now. The next ones are given from Monday, 23 November, 08:00.");
        assertThat(refusal.more()).containsEntry("serviceLine", "general").containsEntry("opensAt", local("2026-11-23T08:00"));
    }

    @Test
    void that_it_has_opened_is_said_before_the_first_number_and_once() {
        // Given
        var clinic = TicketScenario.clinic(with(WEEKDAYS)).at("2026-11-23T05:00:00Z");
        clinic.done(new BeginDay());

        // When
        clinic.at("2026-11-23T07:00:00Z");
        var first = clinic.done(new IssueTicket("general"));
        var second = clinic.done(new IssueTicket("general"));

        // Then
        assertThat(first).hasSize(2).first().isEqualTo(new IntakeChanged(List.of(
                new LineIntake("general", true, local("2026-11-23T12:00"), false),
                new LineIntake("paediatrics", true, local("2026-11-23T12:00"), false)), null));
        assertThat(second).singleElement().isInstanceOf(TicketIssued.class);
    }

    @Test
    void the_clock_alone_says_that_it_opens_and_closes() {
        // Given
        var clinic = TicketScenario.clinic(with(WEEKDAYS)).at("2026-11-23T05:00:00Z");
        clinic.done(new BeginDay());

        // When
        var none = clinic.done(new BeginDay());
        var opens = clinic.at("2026-11-23T07:00:00Z").done(new BeginDay());
        var closes = clinic.at("2026-11-23T11:00:00Z").done(new BeginDay());

        // Then
        assertThat(none).isEmpty();
        assertThat(opens).singleElement().isInstanceOf(IntakeChanged.class);
        assertThat(closes).singleElement().isInstanceOf(IntakeChanged.class);
    }

    @Test
    void other_hours_count_at_once() {
        // Given
        var clinic = TicketScenario.clinic(BERLIN).at("2026-11-23T19:00:00Z");
        clinic.issue("general");

        // When
        var events = clinic.done(new ChangeSettings(SettingsReader.read(WEEKDAYS)));

        // Then
        assertThat(events).hasSize(2).first().isInstanceOf(ClinicConfigured.class);
        assertThat(clinic.refused(new IssueTicket("general")).code()).isEqualTo("closed");
        clinic.done(new ChangeSettings(SettingsReader.read("hours: {}")));
        assertThat(clinic.issue("general").number()).hasToString("A002");
    }

    // ── by hand ──

    @Test
    void a_line_that_is_closed_by_hand_gives_no_numbers_until_the_operating_day_ends() {
        // Given
        var clinic = TicketScenario.clinic(BERLIN).at("2026-11-23T15:00:00Z");
        clinic.issue("general");

        // When
        var events = clinic.done(new SetIntake("general", Wanted.closed));

        // Then
        assertThat(events).containsExactly(new IntakeChanged(
                List.of(new LineIntake("general", false, local("2026-11-24T04:00"), true)), "kiosk 1"));
        assertThat(clinic.refused(new IssueTicket("general")).detail())
                .isEqualTo("General gives no numbers now. Please ask at the reception.");
        assertThat(clinic.issue("paediatrics").number()).hasToString("B001");
        var morning = clinic.at("2026-11-24T03:00:00Z").done(new IssueTicket("general"));
        assertThat(morning).extracting(ClinicEvent::getClass).map(Class::getSimpleName)
                .containsExactly("DayOpened", "IntakeChanged", "TicketIssued");
        assertThat(((DayOpened) morning.getFirst()).day()).isEqualTo("2026-11-24");
    }

    @Test
    void what_is_set_by_hand_goes_over_the_hours_until_it_is_taken_back() {
        // Given
        var clinic = TicketScenario.clinic(with(WEEKDAYS)).at("2026-11-23T18:00:00Z");

        // When
        clinic.done(new SetIntake(null, Wanted.open));

        // Then
        assertThat(clinic.issue("paediatrics").number()).hasToString("B001");
        clinic.done(new ChangeSettings(SettingsReader.read("name: Clinic")));
        assertThat(clinic.issue("paediatrics").number()).hasToString("B002");
        clinic.done(new SetIntake("paediatrics", Wanted.hours));
        assertThat(clinic.refused(new IssueTicket("paediatrics")).code()).isEqualTo("closed");
        assertThat(clinic.issue("general").number()).hasToString("A001");
    }

    @Test
    void who_closes_all_lines_closes_also_one_that_somebody_has_opened() {
        // Given
        var clinic = TicketScenario.clinic(BERLIN);
        clinic.done(new SetIntake("general", Wanted.open));

        // When
        clinic.done(new SetIntake(null, Wanted.closed));

        // Then
        assertThat(clinic.refused(new IssueTicket("general")).code()).isEqualTo("closed");
        assertThat(clinic.refused(new IssueTicket("paediatrics")).code()).isEqualTo("closed");
        assertThat(clinic.done(new SetIntake(null, Wanted.closed))).as("once more").isEmpty();
        assertThat(clinic.refused(new SetIntake("dental", Wanted.closed)).code()).isEqualTo("unknown-service-line");
    }

    @Test
    void a_restart_knows_it_again() {
        // Given
        var clinic = TicketScenario.clinic(BERLIN);
        clinic.done(new SetIntake("general", Wanted.closed));

        // When
        var kept = TicketState.of(clinic.state.keep());

        // Then
        assertThat(kept.intake()).isEqualTo(clinic.state.intake()).isNotEmpty();
    }

    // ── what cannot be ──

    @ParameterizedTest
    @ValueSource(strings = {
            "hours: {week: {monday: [\"8:00-12:00\"]}}", "hours: {week: {monday: [\"12:00-08:00\"]}}",
            "hours: {week: {monday: [\"08:00-25:00\"]}}", "hours: {week: {monday: [\"08:00-12:00\", \"11:00-13:00\"]}}",
            "hours: {week: {monday: [\"08:00-24:00\", \"20:00-21:00\"]}}", "hours: {week: {mon: [\"08:00-12:00\"]}}",
            "hours: {days: {\"2026-12-25\": []}}", "hours: {week: {monday: []}, days: {\"2026-02-30\": []}}",
            "hours: {week: {monday: [\"01:00-02:00\",\"02:00-03:00\",\"03:00-04:00\",\"04:00-05:00\",\"05:00-06:00\",\"06:00-07:00\",\"07:00-08:00\"]}}",
            "hours: {week: {monday: \"08:00-12:00\"}}", "hours: {week: {monday: [null]}}", "hours: {week: {monday: null}}" })
    void hours_that_cannot_be_are_refused_with_where_they_stand(String yaml) {
        assertThatThrownBy(() -> with(yaml)).isInstanceOfSatisfying(SettingException.class,
                wrong -> assertThat(wrong.field()).startsWith("hours"));
    }
}
