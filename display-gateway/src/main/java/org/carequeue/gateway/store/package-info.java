/// What the gateway keeps on disk: its board, so that after a restart it shows what it showed, and reads on from there.
/// It is a cache of the services' logs, and safe to delete.
@NullMarked
package org.carequeue.gateway.store;

import org.jspecify.annotations.NullMarked;
