/// What a day would have been like under another policy, or with another number of rooms: its patients come again as they came,
/// and are called by the rules by which the clinic calls ([org.carequeue.waiting.WhoIsNext]). docs/STATISTICS.md says what is
/// taken from the day, and what is assumed. Plain Java; start reading at [Replay][org.carequeue.statistics.replay.Replay].
@NullMarked
package org.carequeue.statistics.replay;

import org.jspecify.annotations.NullMarked;
