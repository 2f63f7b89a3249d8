package org.carequeue.bridge.event;

/// Where new ids come from: unique ones in production, predictable ones in tests.
@FunctionalInterface
public interface Ids {

    /// A new id: 1 to 64 lower-case letters, digits and hyphens.
    String next();
}
