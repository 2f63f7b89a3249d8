package org.carequeue.bridge.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.Bookmark;

/// What a desk knows at one place of its journal.
///
/// @param bookmark the place; it has taken every line up to there
/// @param latest the last event's time
/// @param positions how far it has read others' logs
/// @param outcomes of commands with idempotency keys, in their order
/// @param state as the rules' [StateForm] keeps it
record Saved(Bookmark bookmark, Instant latest, Map<String, Position> positions, List<Outcome> outcomes, Object state) {
}
