package org.carequeue.bridge.desk;

import java.util.List;

/// What became of a command.
///
/// @param <E> the contract's event type
public sealed interface Decision<E> {

    /// It is done, once these events are on disk.
    ///
    /// @param events what happened, in order; none when the state already was as asked
    /// @param result what the caller hears, a record that becomes the reply's JSON object
    record Accepted<E>(List<E> events, Object result) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// It is not done.
    record Refused<E>(Refusal refusal) implements Decision<E> {
    }

    /// One event, which is all that happened.
    static <E> Decision<E> accept(E event, Object result) {
        return new Accepted<>(List.of(event), result);
    }

    /// Nothing had to happen.
    static <E> Decision<E> unchanged(Object result) {
        return new Accepted<>(List.of(), result);
    }

    /// Nothing may happen.
    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
