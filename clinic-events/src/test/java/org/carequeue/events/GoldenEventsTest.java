package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The JSON form of each event is fixed by a file, `src/test/resources/events/<wire name>.json`. Journals hold this form
/// for years: a change that makes a test fail here makes a service unable to read its own past.
class GoldenEventsTest {

    private static final Path FILES = Path.of("src/test/resources/events");
    private static final String SUFFIX = ".json";
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL,
                    JsonInclude.Include.NON_NULL))
            .build();
    private final ObjectWriter pretty = json.writer(new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_read_and_written_back_identically(String name) throws IOException {
        // Given
        var golden = Files.readString(file(name));

        // When
        var event = json.readValue(golden, type(name));

        // Then
        assertThat(pretty.writeValueAsString(event) + "\n").isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_field_that_a_reader_does_not_know_is_ignored(String name) throws IOException {
        // Given
        var golden = (ObjectNode) json.readTree(file(name).toFile());
        var fromANewerWriter = golden.deepCopy().put("addedLater", true);
        fromANewerWriter.properties().forEach(part -> {
            if (part.getValue() instanceof ObjectNode object) {
                object.put("addedLater", 1);
            }
        });

        // When
        var event = json.treeToValue(fromANewerWriter, type(name));

        // Then
        assertThat(event).isEqualTo(json.treeToValue(golden, type(name)));
    }

    @Test
    void every_wire_name_has_a_file_and_every_file_a_wire_name() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(SUFFIX, "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @Test
    void wire_names_are_lower_case_words_with_hyphens() {
        assertThat(names()).allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    static List<String> names() {
        return List.copyOf(ClinicEventTypes.BY_NAME.keySet());
    }

    private static Class<? extends ClinicEvent> type(String name) {
        var type = ClinicEventTypes.BY_NAME.get(name);
        assertThat(type).isNotNull();
        return type;
    }

    private static Path file(String name) {
        return FILES.resolve(name + SUFFIX);
    }
}
