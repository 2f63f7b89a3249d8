/// The gateway's own certificate, where nobody brings one, and the authority that vouches for it.
@NullMarked
package org.carequeue.gateway.tls;

import org.jspecify.annotations.NullMarked;
