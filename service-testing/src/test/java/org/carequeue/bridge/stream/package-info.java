/// What the bridge says, held against its description.
@NullMarked
package org.carequeue.bridge.stream;

import org.jspecify.annotations.NullMarked;
