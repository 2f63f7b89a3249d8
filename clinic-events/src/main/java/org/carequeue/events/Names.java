package org.carequeue.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// What something is called in further languages, by language tag.
final class Names {

    private Names() {
    }

    /// In the order of the tags, so that the same names are always written the same way; null where there are none.
    static @Nullable Map<String, String> sorted(@Nullable Map<String, String> names) {
        return names == null || names.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(names));
    }
}
