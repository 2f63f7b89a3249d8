package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// What the serving end says.
sealed interface ServiceMessage {

    record Hello(String log, long head) implements ServiceMessage {
    }

    record Diverged(String log, long head) implements ServiceMessage {
    }

    record Events(List<Envelope<Object>> events) implements ServiceMessage {
    }

    record CaughtUp() implements ServiceMessage {
    }

    record Value(String name, String json) implements ServiceMessage {
    }

    record Heartbeat(long head) implements ServiceMessage {
    }

    /// A message of a later version that this one may ignore.
    record Other() implements ServiceMessage {
    }

    /// Reads a frame; events are bound while it is read.
    ///
    /// @throws IOException when it is no message of this protocol
    /// @throws org.carequeue.bridge.event.UnknownEventTypeException when it holds an event that this build does not know
    static ServiceMessage parse(String text, EventCodec codec) throws IOException {
        var type = "";
        var log = "";
        var name = "";
        var value = "";
        var head = 0L;
        var events = new ArrayList<Envelope<Object>>();
        try (var json = BridgeJson.mapper().createParser(text.getBytes(UTF_8))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "type" -> type = text(json);
                    case "log" -> log = text(json);
                    case "name" -> name = text(json);
                    case "head" -> head = json.getLongValue();
                    case "value" -> value = BridgeJson.mapper().readTree(json).toString();
                    case "events" -> events(json, codec, events);
                    default -> json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the message ends too early");
            }
            if (json.nextToken() != null) {
                throw new IOException("something follows the message");
            }
        }
        return switch (type) {
            case "hello" -> new Hello(log, head);
            case "diverged" -> new Diverged(log, head);
            case "events" -> new Events(events);
            case "caught-up" -> new CaughtUp();
            case "value" -> new Value(name, value);
            case "heartbeat" -> new Heartbeat(head);
            case "" -> throw new IOException("a message without type");
            default -> new Other();
        };
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("no text where one must be");
        }
        return json.getText();
    }

    private static void events(JsonParser json, EventCodec codec, List<Envelope<Object>> into) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            into.add(codec.received(json));
        }
    }
}
