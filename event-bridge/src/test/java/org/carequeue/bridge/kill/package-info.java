/// Real processes that are killed at each step of their work, and at random, and come back.
///
/// A process that is killed leaves what it has written to the machine, forced or not: that unforced writes are lost or
/// torn is the part of the simulator.
@NullMarked
package org.carequeue.bridge.kill;

import org.jspecify.annotations.NullMarked;
