/// The routes.
@NullMarked
package org.carequeue.statistics.http;

import org.jspecify.annotations.NullMarked;
