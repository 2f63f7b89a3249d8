package org.carequeue.bridge.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// One event and what is known about how it came to be.
///
/// @param id unique
/// @param source `/clinics/<clinic>/<service>`
/// @param log which log of that service it stands in; a service that lost its data begins another
/// @param sequence its place in that log, from 1, gapless
/// @param type its name on the wire
/// @param time when it was decided
/// @param actor who caused it
/// @param workplace where: a room, a counter, a kiosk
/// @param traceparent W3C trace context of the request that caused it, where there was one
/// @param data what happened
/// @param <E> the contract's event type
public record Envelope<E>(String id, String source, String log, long sequence, String type, Instant time, String actor,
        String workplace, @Nullable String traceparent, E data) {

    /// The service that wrote it: the last part of the source.
    public String service() {
        return source.substring(source.lastIndexOf('/') + 1);
    }

    /// Where a reader stands that has taken this event.
    public Position position() {
        return new Position(log, sequence, id);
    }

    /// The same event within another trace context.
    public Envelope<E> within(@Nullable String otherTraceparent) {
        return new Envelope<>(id, source, log, sequence, type, time, actor, workplace, otherTraceparent, data);
    }
}
