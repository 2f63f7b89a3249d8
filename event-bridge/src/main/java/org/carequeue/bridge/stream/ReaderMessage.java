package org.carequeue.bridge.stream;

import java.io.IOException;
import java.util.regex.Pattern;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Position;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

/// What a reader says.
sealed interface ReaderMessage {

    /// What a reader may be called; it stands in log lines.
    Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    /// Ids of logs and events stand there, too.
    Pattern ID_OR_NONE = Pattern.compile("[a-z0-9-]{0,64}");
    ObjectReader READER = BridgeJson.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// @param from where it stands; without a log and at 0 when it has read nothing yet
    record Subscribe(String reader, Position from) implements ReaderMessage {
    }

    record Ack(long sequence) implements ReaderMessage {
    }

    record Heartbeat() implements ReaderMessage {
    }

    /// @throws IOException when it is none of these
    static ReaderMessage parse(String text) throws IOException {
        try {
            var json = READER.readTree(text);
            return switch (json.path("type").asText()) {
                case "subscribe" -> subscribe(json);
                case "ack" -> new Ack(sequence(json));
                case "heartbeat" -> new Heartbeat();
                default -> throw new IOException("an unknown message");
            };
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON", e);
        }
    }

    private static Subscribe subscribe(JsonNode json) throws IOException {
        var reader = json.path("reader").asText();
        var from = new Position(json.path("log").asText(), sequence(json), json.path("eventId").asText());
        if (!NAME.matcher(reader).matches()) {
            throw new IOException("a reader without a proper name");
        }
        if (!ID_OR_NONE.matcher(from.log()).matches() || !ID_OR_NONE.matcher(from.eventId()).matches()) {
            throw new IOException("a position that names no log or event");
        }
        if (from.sequence() < 0 || from.sequence() > 0 && from.log().isEmpty()) {
            throw new IOException("a position that there cannot be");
        }
        return new Subscribe(reader, from);
    }

    private static long sequence(JsonNode json) throws IOException {
        var sequence = json.path("sequence");
        if (sequence.isMissingNode()) {
            return 0;
        }
        if (!sequence.canConvertToExactIntegral() || !sequence.canConvertToLong()) {
            throw new IOException("a sequence that is no number");
        }
        return sequence.longValue();
    }
}
