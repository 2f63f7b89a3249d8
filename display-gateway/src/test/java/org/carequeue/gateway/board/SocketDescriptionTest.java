package org.carequeue.gateway.board;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.testing.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

/// Whoever listens to `/api/socket` by its description, docs/api/socket.asyncapi.yaml, understands all that it hears.
/// What each audience may hear, [AudienceFieldsTest] has in a table; the description has the same.
class SocketDescriptionTest {

    private static final ApiDocument PAGE = ApiDocument.read("socket.asyncapi.yaml");
    private static final Pattern SHOWN = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    /// Those that are no part of the board, and have no version.
    private static final Set<String> ASIDE = Set.of("problem", "heartbeat");

    @Test
    void it_has_every_audience_and_no_other() {
        var channels = new TreeSet<String>();
        PAGE.at("/channels").fieldNames().forEachRemaining(channels::add);

        assertThat(channels).isEqualTo(Arrays.stream(Audience.values()).map(SocketDescriptionTest::channel)
                .collect(Collectors.toCollection(TreeSet::new)));
        for (var audience : Audience.values()) {
            var address = PAGE.at("/channels/" + channel(audience)).path("address").asText();
            assertThat(address).isEqualTo(audience == Audience.NONE ? "/api/socket"
                    : "/api/socket?audience=" + channel(audience));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_audience_hears_the_messages_that_are_described_and_no_others(Audience audience) {
        assertThat(described(audience).keySet()).isEqualTo(AudienceFieldsTest.tableOf(audience).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void each_message_has_the_fields_that_are_described_and_no_others(Audience audience) {
        var described = described(audience);

        AudienceFieldsTest.tableOf(audience).forEach((type, fields) -> assertThat(
                PAGE.fields(requireNonNull(described.get(type)))).as(type)
                // By room: which rooms there are the clinic says.
                .isEqualTo(fields.stream().map(field -> field.replaceFirst("next\\.3$", "next"))
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    @ParameterizedTest
    @EnumSource
    void everything_that_is_sent_is_as_described(Audience audience) throws IOException {
        var described = described(audience);

        // Most snapshots differ from others in nothing.
        for (var text : AudienceFieldsTest.everythingThatIsSentTo(audience).stream().map(Text::json).distinct().toList()) {
            var message = BridgeJson.mapper().readTree(text);
            var payload = requireNonNull(described.get(message.path("type").asText()));
            assertThat(PAGE.faults(payload, message)).as(text).isEmpty();
        }
    }

    @Test
    void what_the_gateway_hears_of_the_waiting_order_is_what_the_other_description_says_is_told() {
        var events = ApiDocument.read("events.asyncapi.yaml");
        var told = events.fields(events.at("/components/schemas/WaitingOrder"));

        assertThat(told)
                .isEqualTo(Set.of("order", "places", "total", "policy", "next", "reassess", "standsStillUntil", "unserved.tier",
                        "unserved.levels", "unserved.since", "unserved.waiting", "overlooked.worst.ticket",
                        "overlooked.worst.number", "overlooked.worst.why", "overlooked.worst.room", "overlooked.worst.since",
                        "overlooked.total"));
        assertThat(Arrays.stream(WaitingOrder.class.getRecordComponents()).map(component -> component.getName()))
                .allMatch(name -> told.stream().anyMatch(field -> field.equals(name) || field.startsWith(name + ".")));
    }

    @Test
    void every_example_is_as_described() {
        var examples = 0;
        for (var message : PAGE.at("/components/messages")) {
            for (var example : message.path("examples")) {
                assertThat(PAGE.faults(message.path("payload"), example.path("payload"))).as(message.path("title").asText())
                        .isEmpty();
                examples++;
            }
        }
        assertThat(examples).isGreaterThan(20);
    }

    @Test
    void what_the_guide_shows_is_as_described() throws IOException {
        var shown = SHOWN.matcher(Files.readString(Path.of("..", "docs", "API.md"))).results().map(block -> block.group(1))
                .filter(json -> json.startsWith("{\"type\": \"") && !json.contains("urn:")).toList();
        assertThat(shown).hasSizeGreaterThan(8);
        var payloads = new ArrayList<JsonNode>();
        for (var page : List.of(PAGE, ApiDocument.read("events.asyncapi.yaml"))) {
            page.at("/components/messages").forEach(message -> payloads.add(message.path("payload")));
        }
        for (var json : shown) {
            var message = BridgeJson.mapper().readTree(json);
            assertThat(payloads).as(json).anySatisfy(payload -> assertThat(PAGE.faults(payload, message)).isEmpty());
        }
    }

    private static String channel(Audience audience) {
        return audience.name().toLowerCase(Locale.ROOT);
    }

    /// What one audience hears of the board, by the message's type.
    private static Map<String, JsonNode> described(Audience audience) {
        var payloads = new TreeMap<String, JsonNode>();
        PAGE.at("/operations/tell-" + channel(audience) + "/messages").forEach(message -> {
            var payload = PAGE.follow(message).path("payload");
            var type = payload.at("/properties/type");
            if (type.has("const")) {
                add(payloads, type.get("const"), payload);
            } else {
                type.path("enum").forEach(each -> add(payloads, each, payload));
            }
        });
        assertThat(payloads.keySet()).containsAll(ASIDE);
        payloads.keySet().removeAll(ASIDE);
        return payloads;
    }

    private static void add(Map<String, JsonNode> payloads, JsonNode type, JsonNode payload) {
        assertThat(payloads.put(type.asText(), payload)).as("a second form of " + type.asText()).isNull();
    }
}
