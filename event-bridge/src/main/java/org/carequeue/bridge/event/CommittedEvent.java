package org.carequeue.bridge.event;

/// An event that is on disk, in the form in which it travels.
///
/// @param sequence its place in the log
/// @param id the event's id
/// @param json the CloudEvent, UTF-8
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied nowhere on purpose
public record CommittedEvent(long sequence, String id, byte[] json) {
}
