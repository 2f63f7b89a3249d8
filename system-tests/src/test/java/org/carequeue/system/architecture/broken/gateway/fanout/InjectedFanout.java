package org.carequeue.system.architecture.broken.gateway.fanout;

import jakarta.inject.Singleton;

/// A backlog that only a container can build.
@Singleton
public final class InjectedFanout {
}
