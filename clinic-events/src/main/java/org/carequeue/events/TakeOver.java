package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// That a counter went on with what another one had claimed.
///
/// @param from the counter that had it before
/// @param at when that happened
/// @param reason why, where somebody has said so
public record TakeOver(String from, Instant at, @Nullable String reason) {
}
