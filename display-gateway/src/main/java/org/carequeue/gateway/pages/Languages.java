package org.carequeue.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Which of the languages that there are a reader gets.
@ApplicationScoped
public class Languages {

    private final Locale usual;
    private final List<Locale> offered;

    /// @param usual for those who ask for none that there is
    /// @param offered those for which the bundles have files
    Languages(@ConfigProperty(name = "quarkus.default-locale", defaultValue = "en") Locale usual,
            @ConfigProperty(name = "quarkus.locales", defaultValue = "en") List<Locale> offered) {
        this.usual = usual;
        this.offered = offered;
    }

    /// Those in which there are texts.
    public List<Locale> offered() {
        return offered;
    }

    /// Whether it is the one whose files carry no language in their names.
    boolean isUsual(Locale language) {
        return usual.equals(language);
    }

    /// Whether there are texts in it, or in the language of which it is a country's form.
    boolean has(String tag) {
        return offered(Locale.forLanguageTag(tag)) != null;
    }

    /// @param wanted best first; `*` is anything
    public Locale best(List<Locale> wanted) {
        for (var locale : wanted) {
            var found = locale.getLanguage().equals("*") ? usual : offered(locale);
            if (found != null) {
                return found;
            }
        }
        return usual;
    }

    /// `es` for `es-AR` too; null where there is none.
    private @Nullable Locale offered(Locale wanted) {
        return wanted.getLanguage().isEmpty() ? null
                : Locale.lookup(List.of(new LanguageRange(wanted.toLanguageTag())), offered);
    }
}
