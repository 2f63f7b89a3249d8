/// What the triage-service offers over HTTP.
@NullMarked
package org.carequeue.triage.http;

import org.jspecify.annotations.NullMarked;
