/// `carequeue test` and `soak`: runs Maven, shows what passes by, and counts.
@NullMarked
package org.carequeue.launcher.tests;

import org.jspecify.annotations.NullMarked;
