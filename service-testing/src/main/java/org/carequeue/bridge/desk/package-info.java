/// What tests need of the desk that it shows nobody else.
@NullMarked
package org.carequeue.bridge.desk;

import org.jspecify.annotations.NullMarked;
