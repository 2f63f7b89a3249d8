/// A whole system of services, readers and clients in one thread, with simulated time, disks and network: all that
/// happens follows from a seed, so that any failing run can be repeated by its number.
@NullMarked
package org.carequeue.bridge.simulation;

import org.jspecify.annotations.NullMarked;
