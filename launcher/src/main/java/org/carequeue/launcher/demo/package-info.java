/// `carequeue demo`: the system with a faster clock, and a day that is played on it.
@NullMarked
package org.carequeue.launcher.demo;

import org.jspecify.annotations.NullMarked;
