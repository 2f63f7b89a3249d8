package org.carequeue.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an event is called on the wire and in the journals. A name, once written, never changes its meaning.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface EventName {
    /// The name, in lower case, its words joined by hyphens.
    String value();
}
