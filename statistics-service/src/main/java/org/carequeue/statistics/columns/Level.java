package org.carequeue.statistics.columns;

/// How urgent somebody was.
///
/// @param code the level's
/// @param rank its place in the scale, 0 the most urgent
/// @param targetMs its target wait in milliseconds; 0 where none is said
public record Level(String code, int rank, long targetMs) {
}
