package org.carequeue.bridge.connector;

import org.jspecify.annotations.Nullable;

/// Where a [ReaderLink] stands with the other end. What belongs to one connection is part of its state and ends with it.
///
/// ```
/// Apart ──▶ Connecting ──▶ Greeting ──▶ Subscribed ──▶ Following       any of them ──▶ Stopped
///   ▲            │             │             │              │
///   └────────────┴─────────────┴─────────────┴──────────────┘
/// ```
sealed interface LinkState {

    /// Not connected.
    ///
    /// @param attemptIsDue whether the next attempt comes by itself, after the back-off; a log that has diverged has its own
    ///            pace
    record Apart(boolean attemptIsDue) implements LinkState {
    }

    /// A connection was asked for. The other end speaks first, and at once.
    ///
    /// @param greeting what it has said before the connection was known to be open
    record Connecting(ServiceMessage.@Nullable Hello greeting) implements LinkState {
    }

    /// The connection is open, and nothing counts before the other end's greeting.
    record Greeting() implements LinkState {
    }

    /// Asked to be sent what comes after the reader's position; the other end may still be looking whether it has that.
    record Subscribed(ServiceMessage.Hello greeting) implements LinkState {
    }

    /// The other end has taken the subscription: it has sent what only a reader gets that stands in its log.
    ///
    /// @param caughtUpIsNext whether everything that there was has come, so that this end has caught up when it is applied
    record Following(ServiceMessage.Hello greeting, boolean caughtUpIsNext) implements LinkState {
    }

    /// Ended for good: by this application's end, or by an event that this build does not know.
    record Stopped() implements LinkState {
    }

    /// Whether frames can be sent.
    default boolean isOpen() {
        return switch (this) {
            case Greeting _,Subscribed _,Following _ -> true;
            case Apart _,Connecting _,Stopped _ -> false;
        };
    }

    /// What the other end has said first, once this end has asked for its events.
    default ServiceMessage.@Nullable Hello subscribedTo() {
        return switch (this) {
            case Subscribed(var greeting) -> greeting;
            case Following(var greeting, _) -> greeting;
            case Apart _,Connecting _,Greeting _,Stopped _ -> null;
        };
    }
}
