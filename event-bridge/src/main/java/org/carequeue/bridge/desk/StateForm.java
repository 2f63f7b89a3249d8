package org.carequeue.bridge.desk;

import java.util.function.Function;

/// How a service's state stands in a snapshot.
///
/// @param type of what is kept: a record that [BridgeJson][org.carequeue.bridge.event.BridgeJson] can write and read, of
/// parts that never change
/// @param copy takes the state down. It runs on the desk's thread, which does nothing else meanwhile: it copies
/// references, and converts nothing
/// @param restore makes the same state of it again
/// @param <S> the state
/// @param <M> what is kept of it
public record StateForm<S, M>(Class<M> type, Function<S, M> copy, Function<M, S> restore) {

    /// @throws RuntimeException when it is not of this form
    S restored(Object kept) {
        return restore.apply(type.cast(kept));
    }
}
