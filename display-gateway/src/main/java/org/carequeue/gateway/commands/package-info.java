/// Commands: each goes to the service that owns the fact, which alone decides it; start with [ApiResource]. A few questions
/// the gateway answers itself.
@NullMarked
package org.carequeue.gateway.commands;

import org.jspecify.annotations.NullMarked;
