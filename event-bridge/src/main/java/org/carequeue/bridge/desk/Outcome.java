package org.carequeue.bridge.desk;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
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

    /// Keeps a JSON value as its text.
    static final class RawJson extends com.fasterxml.jackson.databind.JsonDeserializer<String> {
        @Override
        public String deserialize(com.fasterxml.jackson.core.JsonParser json,
                com.fasterxml.jackson.databind.DeserializationContext context) throws java.io.IOException {
            return json.<JsonNode> readValueAsTree().toString();
        }
    }
}
