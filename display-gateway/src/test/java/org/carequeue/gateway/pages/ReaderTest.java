package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose wish for a language counts most, on which page.
class ReaderTest {

    private static final Languages LANGUAGES = new Languages(List.of("en", "es"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # reader,  asked, chosen, clinic, device, gets
            EVERYBODY, es,    en,     en,     en,     es
            EVERYBODY, ,      es,     en,     en,     es
            EVERYBODY, ,      ,       ,       es,     es
            EVERYBODY, ,      ,       fr es,  en,     es
            EVERYBODY, fr,    ,       es,     en,     es
            EVERYBODY, ,      ,       fr,     ja,     en
            STAFF,     en,    es,     es,     es,     en
            STAFF,     ,      es,     en,     en,     es
            STAFF,     ,      fr,     es,     en,     es
            STAFF,     ,      ,       ,       es,     es
            PATIENT,   en,    es,     es,     es,     en
            PATIENT,   ,      es,     en,     en,     es
            PATIENT,   ,      ,       en,     es,     es
            PATIENT,   ,      ,       es,     ja,     es
            """)
    void the_strongest_wish_that_can_be_met_counts(Reader reader, @Nullable String asked, @Nullable String chosen,
            @Nullable String clinic, String device, String gets) {
        var wishes = reader.wishes(asked, chosen, clinic == null ? List.of() : List.of(clinic.split(" ")),
                List.of(Locale.forLanguageTag(device)));

        assertThat(LANGUAGES.best(wishes)).isEqualTo(Locale.of(gets));
    }
}
