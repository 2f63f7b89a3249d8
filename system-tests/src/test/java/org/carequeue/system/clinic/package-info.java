/// What the tests use: a running clinic, and its clients.
@NullMarked
package org.carequeue.system.clinic;

import org.jspecify.annotations.NullMarked;
