package org.carequeue.gateway.commands;

import java.time.Duration;

/// How owners are asked.
///
/// @param connections kept open to one owner from one event loop
/// @param waiting requests of that loop that may wait for one of them; further ones are refused as `busy`
/// @param timeout after which an answer is no longer waited for
/// @param patience how long a call that found nobody is made again
public record OwnerSettings(int connections, int waiting, Duration timeout, Duration patience) {
}
