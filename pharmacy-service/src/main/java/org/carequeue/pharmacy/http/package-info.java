/// What the pharmacy-service offers over HTTP.
@NullMarked
package org.carequeue.pharmacy.http;

import org.jspecify.annotations.NullMarked;
