/// Opens the desk of the pharmacy-service.
@NullMarked
package org.carequeue.pharmacy.wiring;

import org.jspecify.annotations.NullMarked;
