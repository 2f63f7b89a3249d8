package org.carequeue.events;

import java.time.Instant;

/// That a counter went on with what another one had claimed.
///
/// @param from the counter that had it before
/// @param at when that happened
public record TakeOver(String from, Instant at) {
}
