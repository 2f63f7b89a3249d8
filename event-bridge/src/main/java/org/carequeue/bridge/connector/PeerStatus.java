package org.carequeue.bridge.connector;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// How the connection to a service stands. Fired as a CDI event on each change.
///
/// @param service the one that is read
/// @param caughtUp whether everything that there was has been taken at least once since this application started
/// @param since when it began to be connected, or not to be
/// @param trouble what is wrong, for an operator, where something is
public record PeerStatus(String service, Link link, boolean caughtUp, Instant since, @Nullable String trouble) {

    /// What an operator can expect of a connection.
    public enum Link {
        /// The other end sends what comes.
        CONNECTED,
        /// It is tried again and again.
        NOT_CONNECTED,
        /// Nothing more is read until somebody acts, as the trouble says.
        STOPPED
    }

    public boolean connected() {
        return link == Link.CONNECTED;
    }

    /// One that has stopped for good makes this application unready; one that goes away after everything was taken once
    /// degrades it.
    boolean isReady() {
        return caughtUp && link != Link.STOPPED;
    }

    /// For an operator, in a few words.
    public String inWords() {
        return switch (link) {
            case CONNECTED -> "connected";
            case NOT_CONNECTED -> "not connected since " + since + ": " + trouble;
            case STOPPED -> "not connected since " + since + ": stopped: " + trouble;
        };
    }

    /// Whether an operator has not been told this yet. There may be thousands of attempts until the other service is back,
    /// and one line for each cause says as much as one for each of them.
    boolean isNewTrouble(@Nullable PeerStatus before) {
        return !connected() && (before == null || before.link != link || !Objects.equals(before.trouble, trouble));
    }
}
