/// What lies in a data folder for the launcher's sake: whose it is, and which processes run on it.
@NullMarked
package org.carequeue.launcher.files;

import org.jspecify.annotations.NullMarked;
