package org.carequeue.gateway.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Those that are let in by what they show, of which the hash is kept. The desk's thread alone changes it; all event loops read
/// it.
///
/// @param <T> devices or programs
final class Credentials<T> {

    private final Map<String, LetIn<T>> byId = new ConcurrentHashMap<>();
    private final Map<String, LetIn<T>> byCredential = new ConcurrentHashMap<>();

    void add(LetIn<T> one) {
        byId.put(one.id(), one);
        byCredential.put(one.credential(), one);
    }

    /// Says whether it was there.
    boolean remove(String id) {
        var one = byId.remove(id);
        if (one != null) {
            byCredential.remove(one.credential());
        }
        return one != null;
    }

    Collection<LetIn<T>> all() {
        return byId.values();
    }

    Optional<LetIn<T>> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @param credential the hash of what it has shown
    Optional<LetIn<T>> with(String credential) {
        return Optional.ofNullable(byCredential.get(credential));
    }
}
