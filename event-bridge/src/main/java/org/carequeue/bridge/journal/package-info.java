/// The truth of one service: an append-only log of lines, each one transaction.
@NullMarked
package org.carequeue.bridge.journal;

import org.jspecify.annotations.NullMarked;
