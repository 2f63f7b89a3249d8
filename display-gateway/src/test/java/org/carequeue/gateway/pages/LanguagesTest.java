package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.carequeue.events.ClinicSettings;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    private static final Locale SPANISH = Locale.of("es");

    private final Languages languages = new Languages(Locale.ENGLISH, List.of(Locale.ENGLISH, SPANISH));

    @Test
    void the_first_language_that_there_is_wins() {
        assertThat(languages.best(List.of(Locale.FRENCH, SPANISH, Locale.ENGLISH))).isEqualTo(SPANISH);
    }

    @Test
    void a_country_s_form_of_a_language_is_that_language() {
        assertThat(languages.best(List.of(Locale.of("es", "AR")))).isEqualTo(SPANISH);
    }

    @Test
    void what_is_no_language_is_passed_over() {
        assertThat(languages.best(List.of(Locale.forLanguageTag("<script>"), Locale.ROOT, SPANISH))).isEqualTo(SPANISH);
    }

    @Test
    void the_settings_know_in_which_languages_there_are_texts() throws IOException {
        var properties = Files.readAllLines(Path.of("src/main/resources/application.properties"));
        assertThat(properties).contains("quarkus.locales=" + String.join(",", ClinicSettings.WITH_TEXTS));
        assertThat(List.of("en", "es", "es-MX")).allMatch(ClinicSettings::hasTexts);
        assertThat(List.of("fr", "esp", "e", "")).noneMatch(ClinicSettings::hasTexts);
    }

    @Test
    void whoever_asks_for_none_that_there_is_gets_the_usual_one() {
        assertThat(languages.best(List.of())).isEqualTo(Locale.ENGLISH);
        assertThat(languages.best(List.of(Locale.JAPANESE))).isEqualTo(Locale.ENGLISH);
        assertThat(languages.best(List.of(Locale.of("*"), SPANISH))).isEqualTo(Locale.ENGLISH);
    }
}
