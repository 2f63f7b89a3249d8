/// The clinic's list of medicines, as a file has it.
@NullMarked
package org.carequeue.triage.formulary;

import org.jspecify.annotations.NullMarked;
