@NullMarked
package org.carequeue.triage.model.waiting;

import org.jspecify.annotations.NullMarked;
