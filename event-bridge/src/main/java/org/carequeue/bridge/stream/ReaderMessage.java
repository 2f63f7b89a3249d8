package org.carequeue.bridge.stream;

import java.io.IOException;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Position;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/// What a reader says.
sealed interface ReaderMessage {

    /// @param from where it stands, or null when it has read nothing yet
    record Subscribe(String reader, @Nullable Position from) implements ReaderMessage {
    }

    record Ack(long sequence) implements ReaderMessage {
    }

    record Heartbeat() implements ReaderMessage {
    }

    /// @throws IOException when it is none of these
    static ReaderMessage parse(String text) throws IOException {
        try {
            var json = BridgeJson.mapper().readTree(text);
            return switch (json.path("type").asText()) {
                case "subscribe" -> new Subscribe(json.path("reader").asText("?"), json.path("sequence").asLong() == 0
                        ? null
                        : new Position(json.path("log").asText(), json.path("sequence").asLong(),
                                json.path("eventId").asText()));
                case "ack" -> new Ack(json.path("sequence").asLong());
                case "heartbeat" -> new Heartbeat();
                default -> throw new IOException("an unknown message");
            };
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON", e);
        }
    }
}
