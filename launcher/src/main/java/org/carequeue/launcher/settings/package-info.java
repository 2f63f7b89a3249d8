/// What was asked for: flags laid over variables, the settings of a run, the services that there are.
@NullMarked
package org.carequeue.launcher.settings;

import org.jspecify.annotations.NullMarked;
