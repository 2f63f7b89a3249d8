/// How long somebody will still wait: the real rule of who is next, replayed many times from how things stand, with what
/// was learned of how long patients take and how many come. docs/ESTIMATE.md has the model and its figures. Start reading
/// at [WaitEstimator][org.carequeue.waiting.estimate.WaitEstimator].
@NullMarked
package org.carequeue.waiting.estimate;

import org.jspecify.annotations.NullMarked;
