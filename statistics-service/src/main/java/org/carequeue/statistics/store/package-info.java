/// The database: its tables, and one transaction for a batch of events and how far their log was read.
@NullMarked
package org.carequeue.statistics.store;

import org.jspecify.annotations.NullMarked;
