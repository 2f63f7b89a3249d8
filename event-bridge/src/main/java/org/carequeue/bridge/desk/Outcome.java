package org.carequeue.bridge.desk;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;

import org.carequeue.bridge.event.BridgeJson;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/// What a command with an idempotency key led to.
///
/// @param key the sender's key
/// @param fingerprint of the command: the same key with another command is a mistake
/// @param sequence the log's head after the effect
/// @param at when
/// @param reply the reply's JSON object
record Outcome(String key, String fingerprint, long sequence, Instant at,
        @JsonRawValue @JsonDeserialize(using = RawJson.class) String reply) {

    /// Keeps a JSON value as its text, number for number.
    static final class RawJson extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var text = new StringWriter();
            try (var to = BridgeJson.mapper().createGenerator(text)) {
                var depth = 0;
                do {
                    to.copyCurrentEventExact(json);
                    depth += json.currentToken().isStructStart() ? 1 : json.currentToken().isStructEnd() ? -1 : 0;
                } while (depth > 0 && json.nextToken() != null);
            }
            return text.toString();
        }
    }
}
