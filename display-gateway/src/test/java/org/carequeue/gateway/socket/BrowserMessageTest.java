package org.carequeue.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.gateway.board.StandingCall;
import org.carequeue.gateway.commands.GatewayProblem;
import org.carequeue.gateway.commands.OwnerAnswer;
import org.carequeue.gateway.fanout.ScreenReport;
import org.carequeue.gateway.fanout.ScreenReport.Heard;
import org.carequeue.gateway.socket.BrowserMessage.Present;
import org.carequeue.gateway.socket.BrowserMessage.Shows;
import org.carequeue.gateway.socket.BrowserMessage.Unreadable;
import org.carequeue.testing.ApiDocument;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.buffer.Buffer;

/// What a client may send, and what it is told where that is refused, is what docs/api/socket.asyncapi.yaml says.
class BrowserMessageTest {

    private static final ApiDocument PAGE = ApiDocument.read("socket.asyncapi.yaml");

    @Test
    void it_may_send_what_is_described_and_nothing_else() {
        var all = described("ticket");
        all.addAll(described("doctor"));
        all.addAll(described("screen"));
        assertThat(described("pharmacist")).isEqualTo(described("doctor"));
        assertThat(all).isEqualTo(Arrays.stream(BrowserMessage.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(described("screen")).containsExactly("new-ticket", "prescription-submitted", "priority-update", "shows");
    }

    private static Set<String> described(String audience) {
        var types = new TreeSet<String>();
        PAGE.at("/operations/take-" + audience + "/messages")
                .forEach(message -> types.add(PAGE.follow(message).at("/payload/properties/type/const").asText()));
        return types;
    }

    @Test
    void what_is_shown_as_an_example_is_understood_and_what_it_must_have_is_missed() throws Unreadable {
        for (var message : PAGE.at("/operations/take-ticket/messages")) {
            var payload = PAGE.follow(message).path("examples").get(0).path("payload");
            assertThat(BrowserMessage.parse(payload.toString())).isNotNull();
            without("token", payload);
            without("number", payload.path("ticket"), payload);
            without("ticketNumber", payload.path("data"), payload);
        }
    }

    @Test
    void a_page_sits_at_a_room_or_counter_or_nowhere_and_has_a_name() throws Unreadable {
        assertThat(present("room 7", "9c1f0a2b-1")).isEqualTo(new Present("room 7", "9c1f0a2b-1", null));
        assertThat(present("", "9c1f0a2b-1")).isEqualTo(new Present("", "9c1f0a2b-1", null));
        for (var wrong : List.of("7", "kiosk 1", "room ", "room " + "x".repeat(41), "room 7\nroom 8")) {
            assertThatThrownBy(() -> present(wrong, "9c1f0a2b-1")).as(wrong).isInstanceOf(Unreadable.class);
        }
        for (var wrong : List.of("short", "x".repeat(65), "with blanks in it", "")) {
            assertThatThrownBy(() -> present("room 7", wrong)).as(wrong).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void whoever_takes_a_break_says_until_when() throws Unreadable {
        assertThat(back("2026-11-22T14:30:00Z"))
                .isEqualTo(new Present("room 7", "9c1f0a2b-1", Instant.parse("2026-11-22T14:30:00Z")));
        for (var wrong : List.of("14:30", "2026-11-22", "2026-13-22T14:30:00Z", "2026-11-22T14:30:00+01:00",
                "+1000000000-01-01T00:00:00Z", "2026-11-22T14:30:00." + "0".repeat(10_000) + "Z", "")) {
            assertThatThrownBy(() -> back(wrong)).as(wrong).isInstanceOf(Unreadable.class);
        }
    }

    private static BrowserMessage back(String back) throws Unreadable {
        return BrowserMessage.parse(BridgeJson.mapper().createObjectNode().put("type", "present")
                .put("workplace", "room 7").put("tab", "9c1f0a2b-1").put("back", back).toString());
    }

    @Test
    void a_screen_says_what_it_has_shown_in_the_form_that_is_described_and_within_bounds() throws Unreadable {
        var call = "{\"id\":\"2026-11-23-A042\",\"place\":\"room 7\",\"call\":2,\"heard\":\"voice\"}";
        assertThat(shows("[\"7\"]", "\"on\"", "true", "[" + call + "]")).isEqualTo(new Shows(new ScreenReport(List.of("7"),
                "on", true, Map.of(new StandingCall("2026-11-23-A042", "room 7", 2), Heard.VOICE))));
        var much = String.join(",", Collections.nCopies(300, call));
        assertThat(shows("[]", "\"off\"", "false", "[" + much + "]")).isInstanceOf(Shows.class);
        for (var wrong : List.of("7", "[7]", "[\"\"]", "[\"room of many letters\"]", "null", "[\"<b>\"]",
                "[" + String.join(",", Collections.nCopies(31, "\"7\"")) + "]")) {
            assertThatThrownBy(() -> shows(wrong, "\"on\"", "true", "[]")).as(wrong).isInstanceOf(Unreadable.class);
        }
        for (var wrong : List.of("null", "\"loud\"", "true", "\"" + "x".repeat(10_000) + "\"")) {
            assertThatThrownBy(() -> shows("[]", wrong, "true", "[]")).as(wrong).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> shows("[]", "\"on\"", wrong.replace("true", "1"), "[]")).as(wrong)
                    .isInstanceOf(Unreadable.class);
        }
        for (var wrong : List.of("null", "{}", "[1]", "[{}]", "[" + much + "," + call + "]",
                "[" + call.replace("2026", "x") + "]",
                "[" + call.replace("A042", "A".repeat(10_000)) + "]", "[" + call.replace("room", "roof") + "]",
                "[" + call.replace(":2,", ":0,") + "]", "[" + call.replace(":2,", ":10001,") + "]",
                "[" + call.replace(":2,", ":1.5,") + "]", "[" + call.replace(":2,", ":1e9,") + "]",
                "[" + call.replace("voice", "VOICE") + "]")) {
            assertThatThrownBy(() -> shows("[]", "\"on\"", "true", wrong)).as(wrong).isInstanceOf(Unreadable.class);
        }
    }

    private static BrowserMessage shows(String rooms, String sound, String visible, String calls) throws Unreadable {
        return BrowserMessage.parse("{\"type\":\"shows\",\"rooms\":" + rooms + ",\"sound\":" + sound + ",\"visible\":" + visible
                + ",\"calls\":" + calls + "}");
    }

    private static BrowserMessage present(String workplace, String tab) throws Unreadable {
        return BrowserMessage.parse(BridgeJson.mapper().createObjectNode().put("type", "present")
                .put("workplace", workplace).put("tab", tab).toString());
    }

    private static void without(String field, JsonNode message) {
        without(field, message, message);
    }

    private static void without(String field, JsonNode part, JsonNode message) {
        if (part instanceof ObjectNode object && object.has(field)) {
            var taken = object.remove(field);
            assertThatThrownBy(() -> BrowserMessage.parse(message.toString())).isInstanceOf(Unreadable.class);
            object.set(field, taken);
        }
    }

    @Test
    void a_refusal_is_told_as_described() throws IOException {
        var ours = ProblemMessage.of("track", GatewayProblem.TRACKS_ALREADY.because("One ticket."));
        var field = ProblemMessage.of("", GatewayProblem.MALFORMED_MESSAGE.in("type", "A message is one JSON object."));
        var owners = ProblemMessage.of("priority-update", new OwnerAnswer(409, "application/problem+json", null, null,
                Buffer.buffer("""
                        {"type":"urn:carequeue:problem:visit-over","title":"Visit over","status":409,"detail":"Over.",\
                        "code":"visit-over"}"""), null));
        for (var told : new String[] { ours.json(), field.json(), owners.json() }) {
            assertThat(PAGE.faults(PAGE.at("/components/messages/problem/payload"), BridgeJson.mapper().readTree(told)))
                    .as(told).isEmpty();
        }
    }
}
