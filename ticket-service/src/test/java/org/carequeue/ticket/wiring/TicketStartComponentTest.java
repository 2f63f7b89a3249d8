package org.carequeue.ticket.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.events.ClinicEvent;
import org.carequeue.testing.TemporaryData;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/// What a person has set wrong ends the start. Of this kind of exception Quarkus says the message alone; of any other it
/// prints a hundred lines of stack trace.
@QuarkusTest
@WithTestResource(TemporaryData.class)
class TicketStartComponentTest {

    @TempDir
    Path folder;

    private final Desk<TicketState, TicketCommand, ClinicEvent> desk;
    private final Vertx vertx;
    private final Clock clock;

    TicketStartComponentTest(Desk<TicketState, TicketCommand, ClinicEvent> desk, Vertx vertx, Clock clock) {
        this.desk = desk;
        this.vertx = vertx;
        this.clock = clock;
    }

    @ParameterizedTest
    @CsvSource({ "St. Anna,, clinic is a short name", "clinic, Europe/Nowhere, CAREQUEUE_ZONE is Europe/Nowhere" })
    void a_wrong_name_or_zone_ends_the_start_with_one_sentence(String clinic, @Nullable String zone, String why) {
        assertThatThrownBy(() -> begin(clinic, Optional.ofNullable(zone), Optional.empty()))
                .isInstanceOf(ConfigurationException.class).hasNoCause()
                .hasMessageStartingWith("ticket-service does not start: ").hasMessageContaining(why);
    }

    @Test
    void a_settings_file_that_cannot_be_used_ends_the_start_with_one_sentence() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("clinic.yaml"), "rooms: []");

        // When, Then
        assertThatThrownBy(() -> begin("clinic", Optional.empty(), Optional.of(file)))
                .isInstanceOf(ConfigurationException.class).hasNoCause()
                .hasMessageStartingWith("ticket-service does not start: ").hasMessageContaining("rooms has 1 to 200");
    }

    @Test
    void a_tracking_key_that_cannot_be_used_ends_the_start_with_one_sentence() throws IOException {
        // Given
        Files.write(folder.resolve("tracking.key"), new byte[3]);

        // When, Then
        assertThatThrownBy(() -> TicketWiring.trackingKey(folder)).isInstanceOf(ConfigurationException.class).hasNoCause()
                .hasMessageStartingWith("ticket-service does not start: ").hasMessageContaining("is damaged");
    }

    private void begin(String clinic, Optional<String> zone, Optional<Path> file) {
        new TicketWiring().begin(new StartupEvent(), desk, vertx, clock, clinic, zone, file);
    }
}
