package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.carequeue.events.ClinicSettings;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    private static final Locale SPANISH = Locale.of("es");

    private final Languages languages = new Languages(List.of("en", "es"));

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
    void a_clinic_speaks_those_that_there_are_each_once_and_in_its_order() {
        assertThat(languages.among(List.of("fr", "es-MX", "en", "es"))).containsExactly(SPANISH, Locale.ENGLISH);
        assertThat(languages.tagged("es")).contains(SPANISH);
        assertThat(languages.tagged("es-MX")).isEmpty();
    }

    @Test
    void the_settings_know_in_which_languages_there_are_texts() {
        assertThat(new Languages().offered()).extracting(Locale::toLanguageTag).isEqualTo(ClinicSettings.WITH_TEXTS);
        assertThat(List.of("en", "es", "es-MX", "pt-BR", "ar")).allMatch(ClinicSettings::hasTexts);
        assertThat(List.of("ja", "esp", "e", "")).noneMatch(ClinicSettings::hasTexts);
    }

    @Test
    void whoever_asks_for_none_that_there_is_gets_the_usual_one() {
        assertThat(languages.best(List.of())).isEqualTo(Locale.ENGLISH);
        assertThat(languages.best(List.of(Locale.JAPANESE))).isEqualTo(Locale.ENGLISH);
        assertThat(languages.best(List.of(Locale.of("*"), SPANISH))).isEqualTo(Locale.ENGLISH);
    }
}
