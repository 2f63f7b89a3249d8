package org.carequeue.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Services;
import org.carequeue.testing.Restarts;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ticket-service is stopped and started again around 04:00, when the day changes. It begins at 08:00.
class CutOverRestartTest {

    private static final Duration UNTIL_CUT_OVER = Duration.ofHours(20);

    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Restarts<TicketState, TicketCommand> desk;

    @BeforeEach
    void two_were_issued_in_the_morning() throws IOException {
        desk = new Restarts<>(temp, Services.TICKET, "kiosk 1",
                new TicketRules(new TrackingKey(new byte[TrackingKey.LENGTH])));
        desk.submit(new ConfigureClinic(ClinicSettings.defaults(ZoneOffset.UTC), "test"), null);
        assertThat(issue()).isEqualTo("2026-11-22-A001");
        assertThat(issue()).isEqualTo("2026-11-22-A002");
    }

    @Test
    void a_restart_right_before_goes_on_counting() throws IOException {
        // When
        desk.later(UNTIL_CUT_OVER.minusMillis(1));
        desk.restart();

        // Then
        assertThat(issue()).isEqualTo("2026-11-22-A003");
    }

    @Test
    void a_restart_across_it_begins_anew_with_the_first_ticket() throws IOException {
        // When
        desk.restart();
        desk.later(UNTIL_CUT_OVER);

        // Then
        assertThat(issue()).isEqualTo("2026-11-23-A001");
    }

    @Test
    void a_restart_after_the_day_was_opened_opens_it_no_second_time() throws IOException {
        // When
        desk.later(UNTIL_CUT_OVER);
        desk.submit(new BeginDay(), null);
        assertThat(issue()).isEqualTo("2026-11-23-A001");
        desk.restart();
        desk.submit(new BeginDay(), null);

        // Then
        assertThat(issue()).isEqualTo("2026-11-23-A002");
    }

    @Test
    void a_clock_that_is_behind_after_the_restart_reopens_nothing() throws IOException {
        // When
        desk.later(UNTIL_CUT_OVER);
        assertThat(issue()).isEqualTo("2026-11-23-A001");
        desk.restart();
        desk.later(Duration.ofMinutes(-30));
        desk.submit(new BeginDay(), null);

        // Then
        assertThat(issue()).isEqualTo("2026-11-23-A002");
    }

    @Test
    void a_kill_at_any_of_these_moments_comes_to_the_same() throws IOException {
        desk.restart();
        desk.later(UNTIL_CUT_OVER.minusMillis(1));
        desk.comeToTheSame(new IssueTicket(null), "before");
        desk.later(Duration.ofMillis(1));
        desk.comeToTheSame(new IssueTicket(null), "after");
        assertThat(issue()).isEqualTo("2026-11-23-A002");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String issue() throws IOException {
        return desk.replyTo(new IssueTicket(null)).path("id").asText();
    }
}
