/// `carequeue user`: who can sign in, from the command line.
@NullMarked
package org.carequeue.launcher.people;

import org.jspecify.annotations.NullMarked;
