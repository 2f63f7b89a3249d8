/// The part of the command `carequeue` that needs Java. The script finds a JDK, builds what is stale and calls
/// [org.carequeue.launcher.Launcher]. From there:
///
/// - **What was asked for.** `Flags` lays options over variables, `Settings` validates the result, `Service` lists the four
///   services.
/// - **Before anything starts.** `Preflight` looks for what would make a start fail; `RunFolder` and `RunLock` make sure
///   that one launcher owns a data folder and that others find its processes, also after it was killed.
/// - **While it runs.** `Up` has a `Supervisor`, one loop on one thread. Each service is a `Watched`: what is done with it
///   follows from its `Phase`, a pure state machine, and from `BackOff`. `Child` is one process, with the options of the file
///   `launcher/jvm-options`, on a `Tether` that does not let it outlive the launcher; `Console` is the one log; `Ending` stops
///   it all.
/// - **Faster starts.** `Training` starts all services once more, beside those that run, plays a `Rehearsal` on them and
///   keeps what their JVMs have learned (`Recording`), a `StartCache` each.
/// - **Around it.** `Down`, `Reset` and `AcceptLog` work on the data folder from another process; `Demo` is `Up` with a
///   faster clock and a process that plays a day; `TestRun` drives Maven, and `TestReports` counts what came of it.
///
/// A problem that the user can do something about is a `Refusal`: one sentence and an exit code, never a stack trace.
@NullMarked
package org.carequeue.launcher;

import org.jspecify.annotations.NullMarked;
