package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// What one turn of the desk writes as one journal line: the events, the read positions and the idempotency outcomes
/// that belong together. Empty when nothing happened.
final class Turn {

    private final List<CommittedEvent> events = new ArrayList<>();
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final List<byte[]> outcomes = new ArrayList<>();
    private long bytes;

    void add(CommittedEvent event) {
        events.add(event);
        bytes += event.json().length + 1L;
    }

    void read(String service, Position position) {
        positions.put(service, position);
    }

    /// @param outcome its JSON
    void remember(byte[] outcome) {
        outcomes.add(outcome);
        bytes += outcome.length + 1L;
    }

    boolean isEmpty() {
        return events.isEmpty() && positions.isEmpty() && outcomes.isEmpty();
    }

    List<CommittedEvent> events() {
        return events;
    }

    Map<String, Position> positions() {
        return positions;
    }

    /// How long the line is, but for the positions and what stands around the lists.
    long bytes() {
        return bytes;
    }

    /// Puts together what was encoded when it was decided: nothing that a command brought can fail here any more.
    byte[] encode() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        line.write('{');
        list(line, "events", events.stream().map(CommittedEvent::json).toList());
        if (!positions.isEmpty()) {
            line.writeBytes(",\"positions\":".getBytes(UTF_8));
            line.writeBytes(BridgeJson.mapper().writeValueAsBytes(positions));
        }
        if (!outcomes.isEmpty()) {
            line.write(',');
            list(line, "outcomes", outcomes);
        }
        line.write('}');
        return line.toByteArray();
    }

    private static void list(ByteArrayOutputStream line, String name, List<byte[]> items) {
        line.writeBytes(("\"" + name + "\":[").getBytes(UTF_8));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                line.write(',');
            }
            line.writeBytes(items.get(i));
        }
        line.write(']');
    }

    /// Takes what a line holds, in the order in which it was decided.
    interface Replay<E> {
        void event(Envelope<E> event);

        void position(String service, Position position);

        void outcome(Outcome outcome);

        /// An outcome of before keys were told apart by their senders, with the bare key in the place of its id.
        void earlierOutcome(Outcome outcome);
    }

    static <E> void replay(byte[] body, EventCodec codec, Replay<E> to) throws IOException {
        try (var json = BridgeJson.mapper().createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "events" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            to.event(codec.decode(json));
                        }
                    }
                    case "positions" -> positions(json, to);
                    case "outcomes" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            outcome(json, body, to);
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
    }

    private static void outcome(JsonParser json, byte[] body, Replay<?> to) throws IOException {
        var id = "";
        var isEarlier = false;
        var fingerprint = "";
        var sequence = 0L;
        var at = Instant.EPOCH;
        var reply = "{}";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getText();
                case "key" -> {
                    id = json.getText();
                    isEarlier = true;
                }
                case "fingerprint" -> fingerprint = json.getText();
                case "sequence" -> sequence = json.getLongValue();
                case "at" -> at = json.readValueAs(Instant.class);
                case "reply" -> reply = text(json, body);
                default -> json.skipChildren();
            }
        }
        var outcome = new Outcome(id, fingerprint, sequence, at, reply);
        if (isEarlier) {
            to.earlierOutcome(outcome);
        } else {
            to.outcome(outcome);
        }
    }

    /// The value on which the parser stands, byte for byte: numbers keep their zeros.
    private static String text(JsonParser json, byte[] body) throws IOException {
        var from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        var to = (int) json.currentTokenLocation().getByteOffset() + 1;
        return new String(body, from, to - from, UTF_8);
    }

    private static void positions(JsonParser json, Replay<?> to) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var service = json.currentName();
            json.nextToken();
            to.position(service, json.readValueAs(Position.class));
        }
    }
}
