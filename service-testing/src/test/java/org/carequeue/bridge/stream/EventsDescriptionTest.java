package org.carequeue.bridge.stream;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.testing.ApiDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Whoever reads `/events` by its description, docs/api/events.asyncapi.yaml, understands all that is said there.
class EventsDescriptionTest {

    private static final ApiDocument PAGE = ApiDocument.read("events.asyncapi.yaml");
    private static final Path GOLDEN = Path.of("..", "clinic-events", "src", "test", "resources", "events");
    private static final EventCodec CODEC = new EventCodec(new EventTypes(ClinicEventTypes.BY_NAME));

    static Set<String> types() {
        return ClinicEventTypes.BY_NAME.keySet();
    }

    // ── the events ──

    @Test
    void it_has_every_event_and_no_other() {
        var described = new TreeSet<String>();
        PAGE.at("/components/schemas/Event").path("oneOf")
                .forEach(event -> described.add(PAGE.follow(event).at("/properties/type/const").asText()));

        assertThat(described).isEqualTo(new TreeSet<>(types()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_as_it_is_sent_is_as_described(String type) throws IOException {
        var sent = BridgeJson.mapper().readTree(encoded(type));

        assertThat(PAGE.faults("/components/schemas/" + type, sent)).isEmpty();
        assertThat(PAGE.faults("/components/schemas/Event", sent)).isEmpty();
    }

    /// So a field that is added to a record has to be described.
    @ParameterizedTest
    @MethodSource("types")
    void a_field_that_is_not_described_is_noticed(String type) throws IOException {
        var sent = (ObjectNode) BridgeJson.mapper().readTree(encoded(type));
        sent.withObject("/data").properties().stream().map(Map.Entry::getValue).filter(ObjectNode.class::isInstance)
                .findFirst().map(ObjectNode.class::cast).orElse(sent.withObject("/data")).put("addedLater", true);

        assertThat(PAGE.faults("/components/schemas/" + type, sent)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_data_has_the_fields_of_the_record_and_says_which_may_be_absent(String type) {
        var data = PAGE.at("/components/schemas/" + type).at("/properties/data");

        same(type, BridgeJson.mapper().constructType(ClinicEventTypes.BY_NAME.get(type)), data);
    }

    private static void same(String path, JavaType type, JsonNode described) {
        var schema = PAGE.follow(described);
        if (type.isCollectionLikeType()) {
            same(path + "[]", type.getContentType(), schema.path("items"));
        } else if (schema.path("properties").isObject()) {
            var written = written(type);
            var names = new TreeSet<String>();
            written.forEach(property -> names.add(property.getName()));
            var named = new TreeSet<String>();
            schema.path("properties").fieldNames().forEachRemaining(named::add);
            assertThat(named).as(path).isEqualTo(names);
            var always = new HashSet<>(names);
            always.removeAll(mayBeAbsent(type));
            assertThat(PAGE.required(schema)).as("required in " + path).isEqualTo(always);
            written.forEach(property -> same(path + "." + property.getName(), property.getPrimaryType(),
                    schema.path("properties").path(property.getName())));
        }
    }

    /// The fields of a part that is unwrapped stand among those of the whole.
    private static List<BeanPropertyDefinition> written(JavaType type) {
        return properties(type).filter(property -> property.couldSerialize())
                .flatMap(property -> isUnwrapped(property) ? written(property.getPrimaryType()).stream()
                        : Stream.of(property))
                .toList();
    }

    private static Stream<BeanPropertyDefinition> properties(JavaType type) {
        return BridgeJson.mapper().getSerializationConfig().introspect(type).findProperties().stream();
    }

    private static boolean isUnwrapped(BeanPropertyDefinition property) {
        return BridgeJson.mapper().getSerializationConfig().getAnnotationIntrospector()
                .findUnwrappingNameTransformer(property.getAccessor()) != null;
    }

    private static Set<String> mayBeAbsent(JavaType type) {
        var own = Stream.ofNullable(type.getRawClass().getRecordComponents()).flatMap(Arrays::stream)
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        // What is written where it is not false or 0 alone.
                        || component.getAccessor().isAnnotationPresent(JsonInclude.class))
                .map(RecordComponent::getName);
        var ofParts = properties(type).filter(EventsDescriptionTest::isUnwrapped)
                .flatMap(part -> mayBeAbsent(part.getPrimaryType()).stream());
        return Stream.concat(own, ofParts).collect(toCollection(TreeSet::new));
    }

    // ── the frames ──

    @Test
    void it_has_every_message_of_both_ends_and_no_other() throws ClassNotFoundException {
        assertThat(constants("tell")).isEqualTo(wireNames("org.carequeue.bridge.connector.ServiceMessage"));
        assertThat(constants("listen")).isEqualTo(wireNames("org.carequeue.bridge.stream.ReaderMessage"));
    }

    private static Set<String> constants(String operation) {
        var types = new TreeSet<String>();
        PAGE.at("/operations/" + operation + "/messages").forEach(
                message -> types.add(PAGE.follow(message).at("/payload/properties/type/const").asText()));
        return types;
    }

    /// `CaughtUp` is `caught-up`; what is skipped on reading is no message.
    private static Set<String> wireNames(String messages) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(messages).getPermittedSubclasses()).map(Class::getSimpleName)
                .filter(name -> !name.equals("Other"))
                .map(name -> name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void what_a_service_says_is_as_described() throws IOException {
        is("hello", Frames.hello("ticket-service", "43235861d487922788c7dd1f", 57));
        is("diverged", Frames.diverged("43235861d487922788c7dd1f", 3));
        is("events", Frames.events(List.of(new CommittedEvent(57, "id-57", encoded("new-ticket")))));
        is("caught-up", Frames.caughtUp(57));
        is("heartbeat", Frames.heartbeat(57));
        is("value", Frames.value("waiting-order", BridgeJson.mapper().writeValueAsBytes(Map.of("order", List.of(),
                "places", List.of(), "total", 0, "policy", "ratio", "next", Map.of(), "reassess", List.of(), "unserved",
                List.of(), "overlooked", Map.of("worst", List.of(), "total", 0)))));
    }

    private static void is(String message, byte[] frame) throws IOException {
        assertThat(PAGE.faults("/components/messages/" + message + "/payload", BridgeJson.mapper().readTree(frame)))
                .as(message).isEmpty();
    }

    @Test
    void what_is_shown_as_an_example_of_a_reader_s_message_is_understood() throws IOException {
        for (var message : List.of("subscribe", "ack", "reader-heartbeat")) {
            for (var example : PAGE.at("/components/messages/" + message).path("examples")) {
                assertThat(ReaderMessage.parse(example.path("payload").toString())).isNotNull();
            }
        }
    }

    @Test
    void every_example_is_as_described() {
        var messages = PAGE.at("/components/messages");
        assertThat(messages).hasSizeGreaterThan(8);
        messages.properties().forEach(message -> {
            assertThat(message.getValue().path("examples")).as(message.getKey()).isNotEmpty();
            message.getValue().path("examples").forEach(example -> assertThat(
                    PAGE.faults(message.getValue().path("payload"), example.path("payload"))).as(message.getKey()).isEmpty());
        });
    }

    private static byte[] encoded(String type) throws IOException {
        ClinicEvent event = BridgeJson.mapper().readValue(Files.readString(GOLDEN.resolve(type + ".json")),
                ClinicEventTypes.BY_NAME.get(type));
        return CODEC.encode(new Envelope<>("01jd9w4k7m2x8q5r3t6v9y0a1b", "/clinics/clinic/triage-service",
                "43235861d487922788c7dd1f", 57, type, Instant.parse("2026-11-22T08:15:30.250Z"), "doctor.on.duty", "room 3",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", event));
    }
}
