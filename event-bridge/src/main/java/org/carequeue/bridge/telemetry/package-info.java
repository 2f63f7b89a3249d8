/// What an operator sees of a service from outside: its meters, and the spans of a trace that goes from the press to the
/// screen.
@NullMarked
package org.carequeue.bridge.telemetry;

import org.jspecify.annotations.NullMarked;
