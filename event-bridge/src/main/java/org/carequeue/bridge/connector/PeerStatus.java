package org.carequeue.bridge.connector;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// How the connection to a service stands. Fired as a CDI event on each change.
///
/// @param service the one that is read
/// @param connected whether the connection is open
/// @param caughtUp whether everything that there was has been taken at least once since this application started
/// @param since when this status began
/// @param trouble what is wrong, for an operator, where something is
public record PeerStatus(String service, boolean connected, boolean caughtUp, Instant since,
        @Nullable String trouble) {

    /// Whether an operator has not been told this yet. There may be thousands of attempts until the other service is back,
    /// and one line for each cause says as much as one for each of them.
    boolean isNewTrouble(@Nullable PeerStatus before) {
        return !connected && (before == null || before.connected || !Objects.equals(before.trouble, trouble));
    }
}
