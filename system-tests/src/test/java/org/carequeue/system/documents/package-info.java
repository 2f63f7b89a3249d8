/// What the documents say, held against what is.
@NullMarked
package org.carequeue.system.documents;

import org.jspecify.annotations.NullMarked;
