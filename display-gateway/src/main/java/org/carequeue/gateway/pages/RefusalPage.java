package org.carequeue.gateway.pages;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// What a browser shows instead of a page that it does not get. It says nothing of what was asked for, nor of what went wrong
/// inside: who reads it can do something about neither.
///
/// @param status of the answer, 400 or more
/// @param code of the problem; null where it has none
/// @param language its texts' language
/// @param files below which address styles stand
/// @param said what it says
public record RefusalPage(int status, @Nullable String code, Locale language, String files, Texts said) {

    private static final int NOT_FOUND = 404;
    private static final int FAULT = 500;
    /// Somebody else does not answer: that passes.
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);
    private static final Pattern LETTER_BEHIND_HYPHEN = Pattern.compile("-(.)");

    /// For `<html lang>`.
    public String languageTag() {
        return language.toLanguageTag();
    }

    /// Whether it may be another one in a moment.
    public boolean again() {
        return PASSING.contains(status);
    }

    /// The key of its heading.
    public String heading() {
        return "refusal." + kind();
    }

    /// What can be done about it, as precisely as pages say it elsewhere.
    public String lead() {
        var known = code == null ? null
                : LETTER_BEHIND_HYPHEN.matcher(code).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
        return known == null ? text(heading() + "Lead")
                : said.find(language, "problem." + known).orElseGet(() -> text(heading() + "Lead"));
    }

    /// One of its texts, in its language.
    public String text(String key) {
        return said.text(language, key);
    }

    private String kind() {
        return status == NOT_FOUND ? "notFound" : again() ? "unavailable" : status >= FAULT ? "fault" : "refused";
    }
}
