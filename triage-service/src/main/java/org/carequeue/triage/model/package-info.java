/// The decisions about visits: plain Java, tested in milliseconds.
@NullMarked
package org.carequeue.triage.model;

import org.jspecify.annotations.NullMarked;
