package org.carequeue.gateway.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.http.RequestJson;
import org.carequeue.gateway.board.StandingCall;
import org.carequeue.gateway.fanout.ScreenReport.Heard;
import org.carequeue.gateway.socket.BrowserMessage.NewTicket;
import org.carequeue.gateway.socket.BrowserMessage.PrescriptionSubmitted;
import org.carequeue.gateway.socket.BrowserMessage.Present;
import org.carequeue.gateway.socket.BrowserMessage.PriorityUpdate;
import org.carequeue.gateway.socket.BrowserMessage.Shows;
import org.carequeue.gateway.socket.BrowserMessage.Track;
import org.carequeue.gateway.socket.BrowserMessage.Unreadable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What browsers send at the socket. It is a message, whose body goes on as it was sent; or its sender is told why not.
class BrowserMessageFuzzTest {

    private static final ObjectReader EXACT = RequestJson.mapper().reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /// Numbers are the same that are written in other ways.
    private static final Comparator<JsonNode> NUMBERS = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    @FuzzTest
    void a_message_is_understood_or_its_sender_is_told_why_not(byte[] bytes) throws IOException {
        var text = new String(bytes, UTF_8);
        BrowserMessage message;
        try {
            message = BrowserMessage.parse(text);
        } catch (Unreadable e) {
            isToldWhy(e);
            return;
        }
        switch (message) {
            case NewTicket(var body) -> goesOnAsItWas(text, body, "ticket");
            case PriorityUpdate(_, var body) -> goesOnAsItWas(text, body, "ticket");
            case PrescriptionSubmitted(_, var body) -> goesOnAsItWas(text, body, "data");
            case Track _,Present _,Shows _ -> {
            }
        }
        try {
            var again = json(written(message));
            assertThat(json(written(BrowserMessage.parse(again)))).isEqualTo(again);
        } catch (Unreadable e) {
            throw new AssertionError("what was understood is not when it is said again: " + message, e);
        }
    }

    /// The body as it was sent, each number with all of its digits.
    private static void goesOnAsItWas(String text, ObjectNode body, String field) throws IOException {
        var sent = EXACT.readTree(text.getBytes(UTF_8)).path(field);
        for (var part : body.properties()) {
            var goesOn = EXACT.readTree(RequestJson.mapper().writeValueAsBytes(part.getValue()));
            assertThat(goesOn.equals(NUMBERS, sent.path(part.getKey()))).as("%s", goesOn).isTrue();
        }
    }

    private static void isToldWhy(Unreadable e) throws IOException {
        assertThat(e.refusal().kind().status()).isBetween(400, 499);
        assertThat(e.refusal().detail()).matches("[A-Z].*[.]");
        var told = BridgeJson.mapper().readTree(ProblemMessage.of(e.type(), e.refusal()).toString());
        assertThat(told.at("/problem/detail").asText()).isEqualTo(e.refusal().detail());
        assertThat(told.at("/request").asText()).hasSizeLessThanOrEqualTo(40);
    }

    private static Map<String, Object> written(BrowserMessage message) {
        return switch (message) {
            case Track(var token) -> Map.of("type", "track", "token", token);
            case Present(var workplace, var tab, var back) -> back == null
                    ? Map.of("type", "present", "workplace", workplace, "tab", tab)
                    : Map.of("type", "present", "workplace", workplace, "tab", tab, "back", back.toString());
            case Shows(var report) -> Map.of("type", "shows", "rooms", report.rooms(), "sound", report.sound(), "visible",
                    report.visible(), "calls", report.calls().entrySet().stream().map(BrowserMessageFuzzTest::shown)
                            .sorted(Comparator.comparing(call -> new TreeMap<>(call).toString())).toList());
            case NewTicket(var body) -> Map.of("type", "new-ticket", "ticket", body);
            case PriorityUpdate(var ticket, var body) -> Map.of("type", "priority-update", "ticket",
                    with(body, "number", ticket.toString()));
            case PrescriptionSubmitted(var ticket, var body) -> Map.of("type", "prescription-submitted", "data",
                    with(body, "ticketNumber", ticket.toString()));
        };
    }

    private static Map<String, Object> shown(Map.Entry<StandingCall, Heard> one) {
        var call = one.getKey();
        return Map.of("id", call.id(), "place", call.place(), "call", call.call(), "heard",
                one.getValue().name().toLowerCase(Locale.ROOT));
    }

    /// By way of bytes, as it is sent: half an emoji is an escape there.
    private static String json(Object message) throws IOException {
        return new String(RequestJson.mapper().writeValueAsBytes(message), UTF_8);
    }

    private static ObjectNode with(ObjectNode body, String field, String value) {
        return body.deepCopy().put(field, value);
    }
}
