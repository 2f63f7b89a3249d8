/// Slips on receipt printers that speak ESC/POS: in the clinic's network, or at this machine. Start at [org.carequeue.gateway.printing.Printers].
@NullMarked
package org.carequeue.gateway.printing;

import org.jspecify.annotations.NullMarked;
