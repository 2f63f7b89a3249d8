package org.carequeue.bridge.desk;

/// A command's outcome, once it is on disk.
///
/// @param json the result as a JSON object, with `log` and `sequence` in it
/// @param log the service's log
/// @param sequence the log's head after the effect: who has read so far has seen it
/// @param repeated whether the effect is of an earlier request with the same idempotency key
public record Reply(String json, String log, long sequence, boolean repeated) {
}
