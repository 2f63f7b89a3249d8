/// Random days of a clinic, played over the desks of production, with a referee who knows the rules by heart.
@NullMarked
package org.carequeue.days;

import org.jspecify.annotations.NullMarked;
