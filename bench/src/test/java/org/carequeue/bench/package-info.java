@NullMarked
package org.carequeue.bench;

import org.jspecify.annotations.NullMarked;
