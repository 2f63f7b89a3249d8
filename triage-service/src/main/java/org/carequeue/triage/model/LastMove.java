package org.carequeue.triage.model;

import java.time.Instant;

import org.carequeue.events.Visit;

/// The last move of a visit, as long as nothing has taken it back.
///
/// @param move the event, by its wire name
/// @param at when
/// @param before the visit as it stood
record LastMove(String move, Instant at, Visit before) {
}
