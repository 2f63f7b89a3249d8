package org.carequeue.bridge.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Remembers so many things and no more: what was used longest ago goes first. Safe for use by all threads.
///
/// @param <K> what they are found by
/// @param <V> the things
public final class LastUsed<K, V> {

    private final Map<K, V> all;

    /// @param most so many
    public LastUsed(int most) {
        this.all = new LinkedHashMap<>(16, 0.75F, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// What is remembered by this; null for nothing.
    public synchronized @Nullable V get(K key) {
        return all.get(key);
    }

    /// Remembers it from now on, in the place of what was there.
    public synchronized void put(K key, V value) {
        all.put(key, value);
    }

    /// Forgets it.
    public synchronized void remove(K key) {
        all.remove(key);
    }

    /// What is remembered by this, or what is made now.
    public synchronized V get(K key, Function<K, V> fresh) {
        return all.computeIfAbsent(key, fresh);
    }
}
