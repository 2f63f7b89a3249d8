/// What is kept of each event, as rows: plain Java, no database.
@NullMarked
package org.carequeue.statistics.model;

import org.jspecify.annotations.NullMarked;
