package org.carequeue.gateway.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// Who reads a page, and so which wish for a language counts most. `?lang=` in the address goes before everything.
enum Reader {
    /// The clinic's own device, for whoever stands before it: what a manager has chosen for it, then what the clinic speaks.
    EVERYBODY,
    /// Staff: what was chosen in this browser, then what the clinic speaks.
    STAFF,
    /// A patient's own device: what was chosen there, then what the device speaks.
    PATIENT;

    /// The wishes, the strongest first.
    ///
    /// @param asked in the address
    /// @param chosen in this browser, before; or for this device, by a manager
    /// @param clinic the languages of the settings, empty as long as nobody knows them
    /// @param device what the browser accepts
    List<Locale> wishes(@Nullable String asked, @Nullable String chosen, List<String> clinic, List<Locale> device) {
        var wishes = new ArrayList<Locale>();
        add(wishes, asked);
        add(wishes, chosen);
        if (this == PATIENT) {
            wishes.addAll(device);
        }
        clinic.forEach(tag -> add(wishes, tag));
        wishes.addAll(device);
        return wishes;
    }

    private static void add(List<Locale> wishes, @Nullable String tag) {
        if (tag != null) {
            wishes.add(Locale.forLanguageTag(tag));
        }
    }
}
