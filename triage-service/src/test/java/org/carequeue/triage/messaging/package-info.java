@NullMarked
package org.carequeue.triage.messaging;

import org.jspecify.annotations.NullMarked;
