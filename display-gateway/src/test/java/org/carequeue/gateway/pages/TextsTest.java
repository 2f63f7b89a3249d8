package org.carequeue.gateway.pages;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.Frequency;
import org.carequeue.events.PharmacySettings.CheckedBy;
import org.carequeue.events.Policy;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Services;
import org.carequeue.events.StatisticsSettings;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.prescribing.Fault;
import org.carequeue.events.prescribing.Warning;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Templates and components name texts that there are.
class TextsTest {

    private static final Pattern USE = Pattern.compile("(plural\\()?'(%s)\\.(\\w+)'".formatted(
            "shared|problem|index|kiosk|screen|reception|triage|doctor|staff|prescription|pharmacist|manager|ticket|sign-in|pairing|authority|statistics|refusal|styleguide"));
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    /// In the shell itself, and for the script that changes the language.
    private static final Pattern NAMED = Pattern.compile("(?:page\\.text\\('|data-text=\")([\\w-]+)\\.(\\w+)");
    private static final Locale SPANISH = Locale.of("es");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final String[] VISIT_STATUSES = Arrays.stream(VisitStatus.values()).map(VisitStatus::wire)
            .toArray(String[]::new);
    private static final String[] PRESCRIPTION_STATUSES = Arrays.stream(PrescriptionStatus.values())
            .map(PrescriptionStatus::wire).toArray(String[]::new);

    /// By bundle, those of the language that has all.
    private static final Map<String, Set<String>> BUNDLES = TranslationsTest.bundles().stream()
            .collect(toMap(bundle -> bundle, bundle -> TranslationsTest.texts(bundle).keySet()));

    @Test
    void every_text_that_a_component_names_is_in_a_bundle() throws IOException {
        for (var component : PageScripts.all()) {
            var uses = USE.matcher(Files.readString(component));
            while (uses.find()) {
                var forms = uses.group(1) == null ? List.of("") : List.of("One", "Other");
                assertThat(BUNDLES.get(uses.group(2))).as("%s names %s", component, uses.group())
                        .containsAll(forms.stream().map(form -> uses.group(3) + form).toList());
            }
        }
    }

    @Test
    void a_page_brings_each_bundle_that_its_scripts_name() throws IOException {
        var texts = new Texts(new ObjectMapper(), new Languages(List.of("en", "es")));
        for (var page : PageErrors.PAGES) {
            var named = new TreeSet<String>();
            for (var script : PageScripts.withAllThatItImports(Path.of(page, page + ".js"))) {
                USE.matcher(PageScripts.read(script.toString())).results().forEach(use -> named.add(use.group(2)));
            }
            assertThat(read(texts.json(page, "en").orElseThrow()).fieldNames()).toIterable().as(page).containsAll(named);
        }
    }

    @Test
    void every_text_that_a_template_names_is_in_a_bundle() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            for (var template : files.filter(Files::isRegularFile).toList()) {
                var named = NAMED.matcher(Files.readString(template)).results().toList();
                assertThat(named).as("texts in %s", template).isNotEmpty()
                        .allSatisfy(use -> assertThat(BUNDLES).hasEntrySatisfying(use.group(1),
                                texts -> assertThat(texts).contains(use.group(2))));
            }
        }
    }

    /// A language that a page can have has every file.
    @Test
    void a_text_comes_in_each_language_and_one_that_there_is_not_is_a_fault() {
        var texts = new Texts(new ObjectMapper(), new Languages(List.of("en", "es")));

        assertThat(texts.text(Locale.ENGLISH, "kiosk.title")).isEqualTo(TranslationsTest.texts("kiosk").get("title"));
        assertThat(texts.text(SPANISH, "kiosk.title")).isEqualTo(TranslationsTest.texts("kiosk_es").get("title"));
        assertThatIllegalStateException().isThrownBy(() -> texts.text(SPANISH, "kiosk.nothing"));
    }

    @Test
    void a_page_is_given_the_texts_of_its_bundles_in_the_languages_that_it_needs_and_nothing_that_ends_a_script()
            throws IOException {
        var texts = new Texts(new ObjectMapper(), new Languages(List.of("en", "es", "ar")));

        var json = new ObjectMapper().readTree(texts.json("doctor", List.of(SPANISH)));

        assertThat(json.fieldNames()).toIterable().containsExactly("en", "es", "ar");
        assertThat(json.path("en")).as("what is not needed yet")
                .hasToString("{\"shared\":{\"direction\":\"ltr\",\"language\":\"English\"}}");
        assertThat(json.path("ar")).hasToString("{\"shared\":{\"direction\":\"rtl\",\"language\":\"العربية\"}}");
        assertThat(json.path("es").fieldNames()).toIterable().containsExactly("doctor", "pharmacist", "prescription", "problem",
                "shared", "sign-in", "staff");
        assertThat(texts.json("doctor", "es")).map(TextsTest::read).hasValue(json.path("es"));
        assertThat(texts.json("doctor", "fr")).isEmpty();
        assertThat(texts.json("nobody", "es")).isEmpty();
        assertThat(json.path("es").path("doctor").fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(TranslationsTest.texts("doctor").keySet());
        assertThat(PageErrors.PAGES).allSatisfy(page -> assertThat(texts.json(page, List.of(Locale.ENGLISH, SPANISH)))
                .doesNotContain("<"));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A bundle that is not known here would not be looked at.
    @Test
    void every_bundle_is_looked_at() {
        assertThat(USE.pattern()).contains(BUNDLES.keySet());
    }

    @Test
    void every_status_of_the_wire_has_a_name() {
        assertThat(BUNDLES.get("shared"))
                .containsAll(names("visit", VISIT_STATUSES))
                .containsAll(names("prescription", PRESCRIPTION_STATUSES))
                .containsAll(names("service", Services.NAMES.toArray(String[]::new)));
    }

    @Test
    void every_policy_has_a_name() {
        assertThat(BUNDLES.get("staff")).containsAll(names("policy",
                Arrays.stream(Policy.values()).map(Policy::wire).toArray(String[]::new)));
        assertThat(BUNDLES.get("manager"))
                .containsAll(names("roomOrder",
                        Arrays.stream(RoomOrder.values()).map(RoomOrder::wire).toArray(String[]::new)))
                .containsAll(names("checkedBy",
                        Arrays.stream(CheckedBy.values()).map(CheckedBy::wire).toArray(String[]::new)))
                .containsAll(names("staffKept",
                        Arrays.stream(StatisticsSettings.Staff.values()).map(StatisticsSettings.Staff::wire)
                                .toArray(String[]::new)))
                .containsAll(names("patient",
                        Arrays.stream(Prescribing.Patient.values()).map(Prescribing.Patient::name).toArray(String[]::new)))
                .containsAll(names("freeText", "true", "false"))
                .containsAll(names("atDayEnd",
                        Arrays.stream(AtDayEnd.values()).map(at -> at.name().replace('_', '-')).toArray(String[]::new)));
    }

    @Test
    void every_setting_of_a_device_has_a_name_and_so_has_each_choice() throws IOException {
        var script = "manager/device-settings.js";
        for (var list : List.of("paper", "print")) {
            var words = listed(script, list.toUpperCase(Locale.ROOT) + "S = \\[([^]]*)]");
            assertThat(words).isNotEmpty();
            assertThat(BUNDLES.get("manager")).containsAll(names(list, words.toArray(String[]::new)));
        }
        var chosen = Pattern.compile("choice\\('(\\w+)'").matcher(PageScripts.read(script)).results()
                .map(match -> match.group(1)).toArray(String[]::new);
        assertThat(chosen).hasSize(3);
        assertThat(BUNDLES.get("manager")).containsAll(names("device", chosen)).containsAll(names("usual", chosen));
    }

    @Test
    void managers_are_shown_how_many_there_are_of_each_status() throws IOException {
        assertThat(listed("manager/ticket-table.js", "STATUSES = \\[([^]]*)]")).containsExactlyInAnyOrder(VISIT_STATUSES);
        assertThat(listed("manager/overview.js", "PRESCRIPTION_STATUSES = \\[([^]]*)]"))
                .containsExactlyInAnyOrder(PRESCRIPTION_STATUSES);
    }

    @Test
    void patients_are_told_a_sentence_for_each_status() throws IOException {
        assertThat(listed("ticket/ticket.js", "const SENTENCES = \\{([^}]*)}")).filteredOn(word -> !word.startsWith("ticket."))
                .containsExactlyInAnyOrder(VISIT_STATUSES);
    }

    @Test
    void every_word_in_which_doctors_prescribe_without_settings_has_a_name_and_all_that_is_found_a_text() {
        var words = Prescribing.DEFAULTS;
        assertThat(BUNDLES.get("prescription"))
                .containsAll(names("form", words.forms().toArray(String[]::new)))
                .containsAll(names("route", words.routes().toArray(String[]::new)))
                .containsAll(names("frequency", words.frequencies().stream().map(Frequency::code).toArray(String[]::new)))
                .containsAll(names("fault", Arrays.stream(Fault.Code.values()).map(Fault.Code::wire).toArray(String[]::new)))
                .containsAll(
                        names("warning", Arrays.stream(Warning.Code.values()).map(Warning.Code::wire).toArray(String[]::new)));
    }

    /// The words of the one list in a component that looks like this.
    private static List<String> listed(String component, String pattern) throws IOException {
        var lists = Pattern.compile(pattern).matcher(PageScripts.read(component)).results().toList();
        assertThat(lists).as("%s in %s", pattern, component).hasSize(1);
        return quoted(lists.getFirst().group(1));
    }

    private static List<String> quoted(String list) {
        return QUOTED.matcher(list).results().map(word -> word.group(1)).toList();
    }

    /// As `wordText` in texts.js makes them: `in-consultation` is `visitInConsultation`.
    private static List<String> names(String prefix, String... words) {
        return Arrays.stream(words)
                .map(word -> prefix + Arrays.stream(word.split("-"))
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining()))
                .toList();
    }
}
