/// The one writer of a service: takes commands and incoming events, decides, appends, then answers.
@NullMarked
package org.carequeue.bridge.desk;

import org.jspecify.annotations.NullMarked;
