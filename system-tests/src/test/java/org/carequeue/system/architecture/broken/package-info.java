/// A miniature of CareQueue that breaks each rule, so that each rule is seen to fail.
@NullMarked
package org.carequeue.system.architecture.broken;

import org.jspecify.annotations.NullMarked;
