/// The decisions about tickets, settings and days: plain Java, tested in milliseconds.
@NullMarked
package org.carequeue.ticket.model;

import org.jspecify.annotations.NullMarked;
