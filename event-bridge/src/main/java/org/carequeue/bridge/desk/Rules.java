package org.carequeue.bridge.desk;

import java.util.List;
import java.util.Optional;

import org.carequeue.bridge.event.Envelope;

/// The decisions of one service. The desk calls them from its one thread, so the state needs no locks; they do no I/O,
/// ask no clock and draw no random numbers.
///
/// @param <S> the service's state, changed by [#evolve] alone
/// @param <C> its commands
/// @param <E> the contract's event type
public interface Rules<S, C, E> {

    /// The state before the first event.
    S initial();

    /// Decides a command against the state, which it must not change.
    Decision<E> decide(S state, C command, Circumstances circumstances);

    /// Decides what an event of a service upstream means here. It never refuses: the event has happened. What does not
    /// fit is recorded by an event of its own or has no effect.
    List<E> react(S state, Envelope<E> upstream, Circumstances circumstances);

    /// Brings the state up to one of this service's own events. Called while deciding and again on each replay: it must
    /// do the same each time.
    void evolve(S state, E event);

    /// What of a command's result is kept, so that the command is answered again when it comes again: a record that becomes a
    /// JSON object. What must not stand in files is left out, if [#again] can reckon it.
    default Object kept(Object result) {
        return result;
    }

    /// The answer to a command that comes again.
    ///
    /// @param reply what was [kept][#kept], as JSON, with `log` and `sequence` in it
    default String again(C command, String reply) {
        return reply;
    }

    /// How the state is kept in snapshots, so that a start need not replay the whole journal. A service without that
    /// replays it.
    default Optional<StateForm<S, ?>> form() {
        return Optional.empty();
    }
}
