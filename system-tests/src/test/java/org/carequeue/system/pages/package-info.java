/// The pages' logic, function by function, in a browser and without a server: what comes in, and what is made of it.
@NullMarked
package org.carequeue.system.pages;

import org.jspecify.annotations.NullMarked;
