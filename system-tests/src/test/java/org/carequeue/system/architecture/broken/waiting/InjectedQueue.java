package org.carequeue.system.architecture.broken.waiting;

import jakarta.inject.Singleton;

/// A queue that only a container can build.
@Singleton
public final class InjectedQueue {
}
