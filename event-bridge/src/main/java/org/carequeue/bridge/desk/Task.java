package org.carequeue.bridge.desk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.carequeue.bridge.event.Envelope;

/// What waits for the desk.
sealed interface Task<S, C, E> {

    /// Whoever waits for it hears why it did not happen.
    void fail(Exception cause);

    /// Answers a query; nothing else is one.
    default void query(S state) {
    }

    record Command<S, C, E>(Order<C> order, CompletableFuture<Reply> reply) implements Task<S, C, E> {
        @Override
        public void fail(Exception cause) {
            reply.completeExceptionally(cause);
        }
    }

    record Batch<S, C, E>(List<Envelope<E>> events,
            CompletableFuture<Void> done) implements Task<S, C, E> {
        @Override
        public void fail(Exception cause) {
            done.completeExceptionally(cause);
        }
    }

    /// The log of a service upstream is read from its beginning from now on.
    record ReadAnew<S, C, E>(String service, String log, CompletableFuture<Void> done) implements Task<S, C, E> {
        @Override
        public void fail(Exception cause) {
            done.completeExceptionally(cause);
        }
    }

    record Query<S, C, E, T>(Function<S, T> function,
            CompletableFuture<T> answer) implements Task<S, C, E> {
        @Override
        public void fail(Exception cause) {
            answer.completeExceptionally(cause);
        }

        @Override
        public void query(S state) {
            try {
                answer.complete(function.apply(state));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
