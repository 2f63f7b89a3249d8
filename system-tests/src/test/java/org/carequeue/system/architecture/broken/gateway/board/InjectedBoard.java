package org.carequeue.system.architecture.broken.gateway.board;

import jakarta.inject.Singleton;

/// A projection that only a container can build.
@Singleton
public final class InjectedBoard {
}
