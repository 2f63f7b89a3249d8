/// What is measured, each in a process of its own.
@NullMarked
package org.carequeue.bench.server;

import org.jspecify.annotations.NullMarked;
