/// The parts of the bench, each one question.
@NullMarked
package org.carequeue.bench.part;

import org.jspecify.annotations.NullMarked;
