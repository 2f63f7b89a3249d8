/// Who asks: the keys that the services share, the passes that are signed by them, and the look at each request for one. What
/// a role may do says each resource, by `@RolesAllowed`; what says nothing is for nobody.
@NullMarked
package org.carequeue.bridge.access;

import org.jspecify.annotations.NullMarked;
