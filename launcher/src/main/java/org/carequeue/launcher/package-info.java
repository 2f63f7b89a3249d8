/**
 * The part of the command {@code carequeue} that needs Java: it starts, watches and stops the four services.
 *
 * <p>
 * The shell script finds a JDK, builds what is stale and calls {@link org.carequeue.launcher.Launcher}. From there:
 * <ul>
 * <li><b>What was asked for.</b> {@code Flags} lays command-line flags over the environment, {@code Settings} validates
 * the result, {@code Service} lists the four services.
 * <li><b>Before anything starts.</b> {@code Preflight} looks for what would make a start fail; {@code RunFolder} and
 * {@code RunLock} make sure that one launcher owns a data folder and that others find its processes.
 * <li><b>While it runs.</b> {@code Supervisor} is one loop on one thread. Each service is a {@code Watched}: what is
 * done with it follows from its {@code Phase}, a pure state machine, and from {@code BackOff}. {@code Child} is one
 * process, {@code Console} the one log.
 * <li><b>Around it.</b> {@code Down} and {@code Reset} work on the run folder from another process; {@code TestRun}
 * drives Maven and reads its reports.
 * </ul>
 * A problem that the user can do something about is a {@code Refusal}: one sentence and an exit code, never a stack
 * trace.
 */
@NullMarked
package org.carequeue.launcher;

import org.jspecify.annotations.NullMarked;
