/// Answers as tables: CSV and spreadsheets.
@NullMarked
package org.carequeue.statistics.table;

import org.jspecify.annotations.NullMarked;
