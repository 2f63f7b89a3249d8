package org.carequeue.bridge.desk;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonRawValue;

/// What a command with an idempotency key led to.
///
/// @param id of the sender and its key, see [Outcomes#id]
/// @param fingerprint of the command: the same key with another command is a mistake
/// @param sequence the log's head after the effect
/// @param at when
/// @param reply the reply's JSON object
record Outcome(String id, String fingerprint, long sequence, Instant at, @JsonRawValue String reply) {
}
