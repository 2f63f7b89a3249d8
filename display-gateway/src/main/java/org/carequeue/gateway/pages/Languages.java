package org.carequeue.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    /// @param wanted best first; `*` is anything
    public Locale best(List<Locale> wanted) {
        for (var locale : wanted) {
            var tag = locale.toLanguageTag();
            var found = tag.equals("und") || tag.equals("*") ? usual
                    : Locale.lookup(List.of(new LanguageRange(tag)), offered);
            if (found != null) {
                return found;
            }
        }
        return usual;
    }
}
