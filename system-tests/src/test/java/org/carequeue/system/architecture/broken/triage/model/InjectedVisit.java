package org.carequeue.system.architecture.broken.triage.model;

import jakarta.inject.Singleton;

/// A decision that only a container can build.
@Singleton
public final class InjectedVisit {
}
