/// Who waits, and who is next: the queues, the four policies that compare their heads, and the pick. Start reading at
/// [WhoIsNext][org.carequeue.waiting.WhoIsNext].
@NullMarked
package org.carequeue.waiting;

import org.jspecify.annotations.NullMarked;
