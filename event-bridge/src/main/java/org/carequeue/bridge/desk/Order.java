package org.carequeue.bridge.desk;

import org.jspecify.annotations.Nullable;

/// A command, and who sends it.
///
/// @param command what to do
/// @param actor who asks
/// @param called how people read who asks; the actor where there is no other name
/// @param workplace from where
/// @param sender whose key it is, see [#sender]
/// @param key the sender's idempotency key, 1 to 64 characters, where it sent one
/// @param traceparent W3C trace context, where the request had one
/// @param <C> the service's commands; records, because an idempotency key is held against their text
public record Order<C>(C command, String actor, String called, String workplace, String sender, @Nullable String key,
        @Nullable String traceparent) {

    /// An order of whoever asks from that workplace.
    public Order(C command, String actor, String workplace, @Nullable String key, @Nullable String traceparent) {
        this(command, actor, actor, workplace, sender(actor, workplace), key, traceparent);
    }

    /// Two that are equal send the same keys; no name has a line break.
    public static String sender(String actor, String workplace) {
        return actor + "\n" + workplace;
    }

    /// The same order within another trace context.
    public Order<C> within(@Nullable String otherTraceparent) {
        return new Order<>(command, actor, called, workplace, sender, key, otherTraceparent);
    }
}
