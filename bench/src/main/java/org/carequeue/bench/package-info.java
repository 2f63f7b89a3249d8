/// `./carequeue bench`: what CareQueue costs, beside what others cost. A program of its own, on which nothing depends and
/// which depends on nothing: it starts the built jars as processes and looks at them from outside.
///
/// Start reading at [Bench]; each part of it is one class in `part`.
@NullMarked
package org.carequeue.bench;

import org.jspecify.annotations.NullMarked;
