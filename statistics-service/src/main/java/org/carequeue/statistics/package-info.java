/// Figures, derived from the logs of all owners and kept in a database of their own. Nobody reads this service, and nothing
/// of the queue waits for it.
///
/// Read [org.carequeue.statistics.model.Projection] first: it says what is kept of each event. `store` writes that and how far
/// a log was read in one transaction, `question` makes figures of it, `messaging` takes the events, `http` answers, `wiring`
/// opens the database.
@NullMarked
package org.carequeue.statistics;

import org.jspecify.annotations.NullMarked;
