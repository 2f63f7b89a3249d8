/// How the clinic looks on its pages: its colours, its logo, and what its screens show beside the calls.
@NullMarked
package org.carequeue.gateway.look;

import org.jspecify.annotations.NullMarked;
