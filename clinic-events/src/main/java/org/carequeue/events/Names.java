package org.carequeue.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// What something is called in further languages, by language tag.
final class Names {

    private Names() {
    }

    /// What we call something ourselves, in the languages of [ClinicSettings#WITH_TEXTS] but English.
    static Map<String, String> of(String spanish, String portuguese, String french, String german, String arabic) {
        return Map.of("es", spanish, "pt", portuguese, "fr", french, "de", german, "ar", arabic);
    }

    /// In the order of the tags, so that the same names are always written the same way; null where there are none.
    static @Nullable Map<String, String> sorted(@Nullable Map<String, String> names) {
        return names == null || names.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(names));
    }
}
