package org.carequeue.gateway.board;

/// A workplace at which somebody has a page open. It is what only connections know: nothing of it is stored, and no rule
/// of the clinic depends on it.
///
/// @param workplace `room 7`, `counter 1`
/// @param pages how many are open there, at least 1; two mean that two people act under one name
public record Staffed(String workplace, int pages) {
}
