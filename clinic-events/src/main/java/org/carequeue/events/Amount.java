package org.carequeue.events;

import java.math.BigDecimal;

/// So much of something.
///
/// @param amount more than zero
/// @param unit `capsule`, `mg`, …
public record Amount(BigDecimal amount, String unit) {
}
