package org.carequeue.system.architecture.broken.bridge.journal;

import jakarta.inject.Singleton;

/// A journal that only a container can build.
@Singleton
public final class InjectedJournal {
}
