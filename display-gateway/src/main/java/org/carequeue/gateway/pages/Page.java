package org.carequeue.gateway.pages;

import java.util.Locale;

/// What every shell needs.
///
/// @param name of the page: of its address, its component and its style sheet
/// @param language its texts' language
/// @param switchable whether the reader can change it in the page's header
/// @param importMap where the browser finds Lit
/// @param texts what the components say, as JSON that is safe inside a script element
public record Page(String name, Locale language, boolean switchable, String importMap, String texts) {

    /// For `<html lang>`.
    public String languageTag() {
        return language.toLanguageTag();
    }
}
