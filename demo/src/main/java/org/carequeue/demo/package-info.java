/// A clinic's day on a running system: patients, doctors and pharmacists who do what people do there, through the
/// interfaces that everybody has. Start reading at [org.carequeue.demo.Demo].
@NullMarked
package org.carequeue.demo;

import org.jspecify.annotations.NullMarked;
