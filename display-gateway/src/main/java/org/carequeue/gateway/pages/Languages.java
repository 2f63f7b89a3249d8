package org.carequeue.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.carequeue.events.ClinicSettings;
import org.jspecify.annotations.Nullable;

/// Which of the languages that there are a reader gets.
@ApplicationScoped
public class Languages {

    private final Locale usual;
    private final List<Locale> offered;

    /// Those of the one list that there is.
    @Inject
    Languages() {
        this(ClinicSettings.WITH_TEXTS);
    }

    /// @param offered tags of those for which the bundles have files, the first for those who ask for none of them
    Languages(List<String> offered) {
        this.offered = offered.stream().map(Locale::forLanguageTag).toList();
        usual = this.offered.getFirst();
    }

    /// Those in which there are texts.
    public List<Locale> offered() {
        return offered;
    }

    /// Whether it is the one whose files carry no language in their names.
    boolean isUsual(Locale language) {
        return usual.equals(language);
    }

    /// The one of exactly this tag.
    Optional<Locale> tagged(String tag) {
        return offered.stream().filter(language -> language.toLanguageTag().equals(tag)).findFirst();
    }

    /// Those of these in which there are texts, or in the language of which it is a country's form.
    ///
    /// @param tags as the settings have them
    List<Locale> among(List<String> tags) {
        return tags.stream().map(tag -> offered(Locale.forLanguageTag(tag))).filter(Objects::nonNull).distinct().toList();
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
