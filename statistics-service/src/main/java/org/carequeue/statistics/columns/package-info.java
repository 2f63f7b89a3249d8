/// A day's rows once more, as few bytes that are quickly read: what figures are made of.
@NullMarked
package org.carequeue.statistics.columns;

import org.jspecify.annotations.NullMarked;
