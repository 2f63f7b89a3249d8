@NullMarked
package org.carequeue.demo;

import org.jspecify.annotations.NullMarked;
