/// What the tests of the services share. Only tests depend on it: it stands in no service's jar.
@NullMarked
package org.carequeue.testing;

import org.jspecify.annotations.NullMarked;
