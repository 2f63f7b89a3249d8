/// Who waits, and who is next: the queues, the four policies that compare their heads, and the pick. Start reading at
/// [WhoIsNext][org.carequeue.triage.model.waiting.WhoIsNext].
@NullMarked
package org.carequeue.triage.model.waiting;

import org.jspecify.annotations.NullMarked;
