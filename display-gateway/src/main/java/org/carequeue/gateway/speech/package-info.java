/// Calls aloud, for screens whose device has no voice: a program of this machine says numbers and rooms, and nothing else.
@NullMarked
package org.carequeue.gateway.speech;

import org.jspecify.annotations.NullMarked;
