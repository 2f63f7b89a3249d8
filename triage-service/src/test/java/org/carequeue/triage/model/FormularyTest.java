package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.Prescribing;
import org.carequeue.triage.model.TriageCommand.LoadFormulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;

class FormularyTest {

    /// More would not be refused alone: the desk would not start.
    private static final int LARGEST_EVENT = 256 * 1024;
    private static final List<FormularyMedicine> FEW = List.of(medicine("Paracetamol", "500 mg", "tablet"),
            medicine("Co-amoxiclav", "625 mg", "tablet"), medicine("Amoxicillin", "500 mg", "capsule"),
            medicine("Amoxicillin", "250 mg/5 ml", "suspension"), medicine("Ácido acetilsalicílico", "100 mg", "tablet"),
            medicine("Sodium amobarbital", null, null));

    // ── searching ──

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "amo|Amoxicillin 500 mg;Amoxicillin 250 mg/5 ml;Co-amoxiclav 625 mg;Sodium amobarbital",
            "AMOX 250|Amoxicillin 250 mg/5 ml", "acido|Ácido acetilsalicílico 100 mg",
            "ácido ace|Ácido acetilsalicílico 100 mg",
            "suspension|Amoxicillin 250 mg/5 ml", "co amox|Co-amoxiclav 625 mg", "co-amox|Co-amoxiclav 625 mg", "xicillin|''",
            "'  '|''", "500|Amoxicillin 500 mg;Paracetamol 500 mg" })
    void what_is_typed_begins_words_and_names_that_begin_with_it_come_first(String typed, String found) {
        var formulary = new Formulary(1, "d", FEW);
        assertThat(formulary.search(typed).stream().map(FormularyTest::shown).toList())
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(";")));
    }

    @Test
    void at_most_twenty_are_found() {
        var many = IntStream.range(0, 50).mapToObj(number -> medicine("Amoxicillin " + number, null, null)).toList();
        assertThat(new Formulary(1, "d", many).search("amox")).hasSize(Formulary.MOST_FOUND);
    }

    @Test
    void a_medicine_is_known_by_name_and_strength_however_they_are_spelt() {
        var formulary = new Formulary(1, "d", FEW);
        assertThat(formulary.has("AMOXICILLIN", "500 MG")).isTrue();
        assertThat(formulary.has("acido acetilsalicilico", "100 mg")).isTrue();
        assertThat(formulary.has("Sodium amobarbital", null)).isTrue();
        assertThat(formulary.has("Amoxicillin", "125 mg")).isFalse();
        assertThat(formulary.has("Amoxicillin", null)).isFalse();
        assertThat(Formulary.NONE.has("Anything", null)).as("without a list").isTrue();
    }

    /// The figure is for whoever changes the search; what is asserted is far from it.
    @Test
    void ten_thousand_are_looked_through_as_somebody_types() {
        // Given
        var formulary = new Formulary(1, "d", many(10_000));
        var typed = List.of("a", "am", "amo", "ba 500", "ca ta", "zzz", "500 mg tablet");
        typed.forEach(formulary::search);

        // When
        var millis = new ArrayList<Double>();
        for (var round = 0; round < 20; round++) {
            for (var text : typed) {
                var began = System.nanoTime();
                formulary.search(text);
                millis.add((System.nanoTime() - began) / 1e6);
            }
        }

        // Then
        millis.sort(null);
        System.out.printf("formulary of 10,000: median %.2f ms, slowest of %d %.2f ms%n", millis.get(millis.size() / 2),
                millis.size(), millis.getLast());
        assertThat(millis.get(millis.size() / 2)).isLessThan(50);
    }

    // ── loading ──

    @Test
    void another_list_is_loaded_in_parts_that_fit_an_event_and_the_same_one_changes_nothing() throws JsonProcessingException {
        // Given
        var clinic = TriageScenario.clinic();
        var many = many(10_000);
        var before = clinic.events.size();

        // When
        clinic.done(new LoadFormulary(many, "first"));

        // Then
        var parts = clinic.events.subList(before, clinic.events.size()).stream().map(FormularyLoaded.class::cast).toList();
        assertThat(parts).hasSizeGreaterThan(5);
        for (var part : parts) {
            assertThat(BridgeJson.mapper().writeValueAsBytes(part).length).isLessThan(LARGEST_EVENT);
        }
        assertThat(parts.stream().flatMap(part -> part.medicines().stream()).toList()).isEqualTo(many);
        assertThat(clinic.state.formulary().size()).isEqualTo(many.size());

        // When
        var known = clinic.events.size();
        clinic.done(new LoadFormulary(many, "first"));

        // Then
        assertThat(clinic.events).hasSize(known);
        clinic.done(new LoadFormulary(List.of(), "nothing"));
        assertThat(clinic.state.formulary().size()).isZero();
        assertThat(((FormularyLoaded) clinic.events.getLast()).version()).isEqualTo(2);
        clinic.done(new LoadFormulary(List.of(), "nothing"));
        clinic.done(new LoadFormulary(List.of(), "nothing as another build writes it"));
        assertThat(clinic.events).hasSize(known + 1);
    }

    @Test
    void the_longest_texts_fit_too() throws JsonProcessingException {
        var longest = "\"\\漢".repeat(40);
        var medicine = new FormularyMedicine(longest, longest.substring(0, 60), "x".repeat(32),
                new Amount(new BigDecimal("1000000.0001"), longest.substring(0, 60)), "x".repeat(32), "x".repeat(32),
                new Amount(new BigDecimal("1000000.0001"), longest.substring(0, 60)));
        for (var part : Formulary.parts(1, "d", IntStream.range(0, 2_000).mapToObj(_ -> medicine).toList())) {
            assertThat(BridgeJson.mapper().writeValueAsBytes(part).length).isLessThan(LARGEST_EVENT);
        }
    }

    @Test
    void a_replay_and_a_snapshot_come_to_the_same_list() {
        var clinic = TriageScenario.clinic();
        clinic.done(new LoadFormulary(many(3_000), "first"));
        var replayed = clinic.rules.initial();
        clinic.events.forEach(event -> clinic.rules.evolve(replayed, event));

        assertThat(replayed.formulary().medicines()).isEqualTo(clinic.state.formulary().medicines());
        assertThat(TriageState.of(clinic.state.keep()).formulary().medicines()).isEqualTo(replayed.formulary().medicines());
    }

    @Test
    void without_free_text_only_what_is_in_it_is_prescribed() {
        // Given
        var usual = TriageScenario.SETTINGS;
        var words = new Prescribing(usual.prescribing().forms(), usual.prescribing().routes(),
                usual.prescribing().frequencies(), false);
        var clinic = TriageScenario.clinic(new ClinicSettings(1, usual.clinic(), usual.zone(), usual.dayStartsAt(),
                usual.atDayEnd(), usual.languages(), usual.serviceLines(), usual.rooms(), usual.counters(), usual.scale(),
                usual.calling(), usual.screen(), usual.pharmacy(), words));
        var ticket = clinic.issue();

        // Then
        clinic.done(TriageScenario.prescribe(ticket));
        clinic.done(new LoadFormulary(List.of(medicine("Paracetamol", "500 mg", null)), "one"));
        assertThat(clinic.refused(TriageScenario.prescribe(ticket)).field()).isEqualTo("items[0].medicine");
        clinic.done(new LoadFormulary(FEW, "few"));
        clinic.done(TriageScenario.prescribe(ticket));
        clinic.done(new LoadFormulary(List.of(medicine("Paracetamol", "500 mg", null)), "one"));
        clinic.hears(new ClinicConfigured(usual.withVersion(2)));
        clinic.done(TriageScenario.prescribe(ticket));
    }

    private static List<FormularyMedicine> many(int count) {
        var random = new Random(4711);
        return IntStream.range(0, count).mapToObj(number -> {
            var name = new StringBuilder();
            for (var letter = 0; letter < 4 + random.nextInt(4); letter++) {
                name.append("bcdlmnprst".charAt(random.nextInt(10))).append("aeiou".charAt(random.nextInt(5)));
            }
            return new FormularyMedicine(name + " " + number, 50 * (1 + random.nextInt(20)) + " mg", "tablet",
                    new Amount(BigDecimal.ONE, "tablet"), "every-8-hours", "oral", new Amount(BigDecimal.TEN, "tablet"));
        }).toList();
    }

    private static FormularyMedicine medicine(String medicine, @Nullable String strength, @Nullable String form) {
        return new FormularyMedicine(medicine, strength, form, null, null, null, null);
    }

    private static String shown(FormularyMedicine medicine) {
        return medicine.strength() == null ? medicine.medicine() : medicine.medicine() + " " + medicine.strength();
    }
}
