package org.carequeue.gateway.pages;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What goes with every page, whatever it shows.
final class PageHeaders {

    private PageHeaders() {
    }

    /// By name.
    ///
    /// @param libraries whose policy it is
    /// @param formsTo the origin to which it may send a form beside its own, if there is one
    /// @param vary what of a request decides about the page
    /// @param camera whether it may read codes with the device's camera
    static Map<String, String> of(ImportMap libraries, Optional<String> formsTo, Locale language, String vary,
            String cacheControl, boolean camera) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", libraries.contentSecurityPolicy(formsTo));
        headers.put("Content-Language", language.toLanguageTag());
        headers.put("Vary", vary);
        headers.put("Cache-Control", cacheControl);
        headers.put("Permissions-Policy", "camera=" + (camera ? "(self)" : "()")
                + ", geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        return headers;
    }
}
