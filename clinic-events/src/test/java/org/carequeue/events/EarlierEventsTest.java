package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// Events as they were written before rooms had service lines and visits had times: `events-before-rooms`. What they lack
/// is filled in.
class EarlierEventsTest {

    private static final Path FILES = Path.of("src/test/resources/events-before-rooms");

    private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Test
    void a_room_was_a_name_and_takes_everybody() throws IOException {
        // When
        var settings = read("clinic-configured", ClinicConfigured.class).settings();

        // Then
        assertThat(settings.rooms()).containsExactly(Room.named("1"), Room.named("2"), Room.named("3"));
        assertThat(settings.serviceLinesOf(Room.named("1"))).containsExactly("general", "paediatrics");
    }

    @Test
    void settings_without_rules_for_calls_and_for_the_pharmacy_have_the_usual_ones() throws IOException {
        // When
        var settings = read("clinic-configured", ClinicConfigured.class).settings();

        // Then
        assertThat(settings.calling()).isEqualTo(Calling.DEFAULTS);
        assertThat(settings.pharmacy()).isEqualTo(PharmacySettings.DEFAULTS);
        assertThat(settings.languages()).containsExactly("en");
        assertThat(settings.serviceLines()).extracting(ServiceLine::policy).containsOnlyNulls();
    }

    @Test
    void settings_from_before_they_had_words_for_prescriptions_have_the_usual_ones() throws IOException {
        assertThat(read("clinic-configured", ClinicConfigured.class).settings().prescribing())
                .isEqualTo(Prescribing.DEFAULTS);
    }

    @Test
    void settings_from_before_they_said_what_figures_keep_of_staff_have_pseudonyms() throws IOException {
        assertThat(read("clinic-configured", ClinicConfigured.class).settings().statistics().staff())
                .isEqualTo(StatisticsSettings.Staff.PSEUDONYMS);
    }

    /// Words were free once: what stands in a journal is read whatever the clinic's words are now.
    @Test
    void an_order_from_before_there_were_warnings_overrides_none_and_keeps_its_words() throws IOException {
        // Given
        var written = json.readTree(Path.of("src/test/resources/events/prescription-submitted.json").toFile());
        var order = (ObjectNode) written.path("prescription").path("order");
        order.remove("overrides");
        ((ObjectNode) order.path("items").get(0)).put("form", "Pill").put("frequency", "with each meal").put("strength", ".5");

        // When
        var read = json.treeToValue(written, PrescriptionSubmitted.class).prescription().order();

        // Then
        assertThat(read.overrides()).isEmpty();
        assertThat(read.items().getFirst().form()).isEqualTo("Pill");
        assertThat(read.items().getFirst().frequency()).isEqualTo("with each meal");
    }

    @Test
    void the_times_of_a_visit_follow_from_its_moments() throws IOException {
        // When
        var called = read("ticket-called", TicketCalled.class).visit();
        var finished = read("consultation-finished", ConsultationFinished.class).visit();

        // Then
        assertThat(called.times()).isEqualTo(new VisitTimes(Instant.parse("2026-11-22T08:21:02.003Z"),
                Duration.parse("PT5M31.753S"), Duration.ZERO, Duration.ZERO));
        assertThat(finished.times().consultation()).isPositive()
                .isEqualTo(Duration.between(finished.consultation().startedAt(), finished.consultation().finishedAt()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "visit-opened", "ticket-called", "priority-update", "consultation-finished" })
    void a_visit_has_no_tier_yet(String name) throws IOException {
        // When
        var visit = ((ClinicEvent.VisitEvent) read(name, type(name))).visit();

        // Then
        assertThat(visit.urgency().tier()).isNull();
        assertThat(visit.withTier(2).urgency().tier()).isEqualTo(2);
    }

    /// What stood there where whoever wrote it named no workplace was shown as "Room api".
    @Test
    void a_prescription_of_no_workplace_had_a_room_that_is_none() throws IOException {
        // Given
        var written = json.readTree(Path.of("src/test/resources/events/prescription-received.json").toFile());
        ((ObjectNode) written.path("prescription")).put("room", "api");

        // When
        var prescription = json.treeToValue(written, PrescriptionReceived.class).prescription();

        // Then
        assertThat(prescription.room()).isNull();
    }

    private static Class<? extends ClinicEvent> type(String name) {
        return Map.copyOf(ClinicEventTypes.BY_NAME).getOrDefault(name, ClinicEvent.class);
    }

    private <T extends ClinicEvent> T read(String name, Class<T> type) throws IOException {
        return json.readValue(FILES.resolve(name + ".json").toFile(), type);
    }
}
