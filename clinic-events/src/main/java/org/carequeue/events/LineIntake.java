package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Whether a service line gives numbers now.
///
/// @param serviceLine its code
/// @param open whether it does
/// @param until when that changes, as far as it is known: when an open one closes, or a closed one opens. Of one that somebody has
/// set by hand, when the hours count again
/// @param byHand whether somebody has set it, over what the hours say
public record LineIntake(String serviceLine, boolean open, @Nullable Instant until, boolean byHand) {
}
