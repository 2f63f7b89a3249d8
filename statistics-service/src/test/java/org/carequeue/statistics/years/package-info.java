/// Years of a busy clinic, made from a seed: for the bench, and for looking at pages that have much to show.
@NullMarked
package org.carequeue.statistics.years;

import org.jspecify.annotations.NullMarked;
