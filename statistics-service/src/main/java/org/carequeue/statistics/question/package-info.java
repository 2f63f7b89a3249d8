/// Figures from the columns of days, and from rows where only these say it, in SQL that H2 and PostgreSQL both speak.
/// docs/STATISTICS.md defines each.
@NullMarked
package org.carequeue.statistics.question;

import org.jspecify.annotations.NullMarked;
