package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.events.ClinicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts of each other language say what the English ones say: each of them, with the same placeholders, and in that language.
/// Which languages there are says [ClinicSettings#WITH_TEXTS].
class TranslationsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ONE = Pattern.compile("(.+)One");
    /// The forms that a language has for numbers, as browsers know them, of those that are counted here. A new language says here
    /// which it has.
    private static final Map<String, List<String>> FORMS = Map.of("en", List.of("One", "Other"), "es", List.of("One", "Other"),
            "pt", List.of("One", "Other"), "fr", List.of("One", "Other"), "de", List.of("One", "Other"),
            "ar", List.of("Zero", "One", "Two", "Few", "Many", "Other"));
    /// What has no language: names, signs, and what browsers are told.
    private static final Set<String> NO_LANGUAGE = Set.of("shared.product", "index.heading", "authority.windows",
            "authority.mac",
            "authority.ios", "authority.android", "authority.linux", "statistics.upToOf");
    /// Words that are spelled as in English, and units.
    private static final Map<String, Set<String>> SPELLED_ALIKE = Map.of(
            "es",
            Set.of("shared.direction", "kiosk.helpNo", "prescription.no", "prescription.routeIntramuscular", "manager.minutes",
                    "manager.metres"),
            "pt",
            Set.of("shared.direction", "manager.minutes", "manager.metres", "prescription.dose", "prescription.doseAmount",
                    "prescription.readDose", "prescription.routeOral", "prescription.routeSublingual",
                    "prescription.routeNasal",
                    "prescription.routeVaginal", "prescription.routeIntramuscular"),
            "fr",
            Set.of("shared.direction", "manager.minutes", "manager.metres", "index.triage", "triage.title", "triage.heading",
                    "triage.list", "doctor.transferNote", "manager.logo", "manager.consultation", "manager.settingsVersion",
                    "prescription.dose", "prescription.doseAmount", "prescription.allergies", "prescription.formSolution",
                    "prescription.formSuspension", "prescription.formInjection", "sign-in.code"),
            "de",
            Set.of("shared.direction", "manager.minutes", "manager.metres", "index.triage", "triage.title", "triage.heading",
                    "manager.status", "manager.logo", "prescription.patientName", "prescription.formSuspension",
                    "prescription.routeVaginal",
                    "sign-in.name", "sign-in.code", "statistics.filterPerson", "statistics.status"),
            "ar", Set.of());
    /// In another script they are written in it.
    private static final Set<String> IN_OTHER_LETTERS = Set.of("authority.linux");
    private static final Pattern TYPE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [0-9]{3} \\| .+? \\| (.+?) \\|$");
    /// What a program hears that sends nonsense; no page does.
    private static final String FOR_PROGRAMS = "Correct the program that sent it.";

    static Set<String> bundles() {
        try (var files = Files.list(MESSAGES)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> !name.contains("_"))
                    .map(name -> name.replace(".properties", "")).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> texts(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(file + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((name, text) -> texts.put((String) name, (String) text));
        return texts;
    }

    /// The texts of a bundle in one language.
    static Map<String, String> texts(String bundle, String language) {
        return texts(language.equals(ClinicSettings.WITH_TEXTS.getFirst()) ? bundle : bundle + '_' + language);
    }

    /// Each bundle in each language but English.
    static Stream<Arguments> translations() {
        return ClinicSettings.WITH_TEXTS.stream().skip(1)
                .flatMap(language -> bundles().stream().map(bundle -> Arguments.of(bundle, language)));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /// The names that a bundle has in a language: the English ones, with the forms for numbers that it has.
    private static Set<String> wanted(String bundle, String language) {
        var wanted = new TreeSet<>(texts(bundle).keySet());
        for (var name : texts(bundle).keySet()) {
            var counted = ONE.matcher(name);
            if (counted.matches() && wanted.contains(counted.group(1) + "Other")) {
                FORMS.get(language).forEach(form -> wanted.add(counted.group(1) + form));
            }
        }
        return wanted;
    }

    /// The English text of a name: of another form for numbers the one for most of them.
    private static String english(String bundle, String name) {
        var texts = texts(bundle);
        return Objects.requireNonNull(texts.getOrDefault(name, texts.get(name.replaceFirst("(Zero|Two|Few|Many)$", "Other"))),
                name);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_text_is_missing_and_none_is_left_over(String bundle, String language) {
        assertThat(texts(bundle, language).keySet()).isEqualTo(wanted(bundle, language));
    }

    @Test
    void there_are_texts_in_no_language_that_is_not_offered() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.contains("_")))
                    .allMatch(name -> ClinicSettings.WITH_TEXTS.contains(name.replaceFirst(".+_(.+)\\.properties", "$1")));
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_text_is_written_twice(String bundle, String language) throws IOException {
        for (var file : List.of(bundle, bundle + '_' + language)) {
            var lines = Files.readAllLines(MESSAGES.resolve(file + ".properties"));
            assertThat(lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#"))).as(file)
                    .hasSameSizeAs(texts(file).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_text_has_the_same_placeholders_in_both_languages(String bundle, String language) {
        texts(bundle, language).forEach((name, text) -> assertThat(placeholders(text)).as(bundle + '.' + name)
                .isEqualTo(placeholders(english(bundle, name))));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_text_was_forgotten_in_english(String bundle, String language) {
        texts(bundle, language).forEach((name, text) -> {
            var key = bundle + '.' + name;
            var mayBe = SPELLED_ALIKE.getOrDefault(language, Set.of()).contains(key)
                    || NO_LANGUAGE.contains(key) && !(language.equals("ar") && IN_OTHER_LETTERS.contains(key));
            assertThat(text.equals(english(bundle, name))).as("%s is the same in English and %s", key, language)
                    .isEqualTo(mayBe);
        });
    }

    /// What is a list for the browser has as many entries in each language.
    @ParameterizedTest
    @MethodSource("languages")
    void numbers_have_all_their_words(String language) {
        var words = texts("prescription", language);
        assertThat(words.get("numbers").split(",")).hasSize(100).doesNotHaveDuplicates();
        for (var list : List.of("hundreds", "hundredsBefore", "thousands")) {
            assertThat(words.get(list).split(",")).as(list).hasSize(9);
        }
        assertThat(texts("screen", language).get("digits").split(" ")).hasSize(10).doesNotHaveDuplicates();
        assertThat(words.get("units").split(", ")).hasSize(9);
        assertThat(texts("shared", language).get("direction")).isIn("ltr", "rtl");
    }

    static List<String> languages() {
        return ClinicSettings.WITH_TEXTS;
    }

    /// In Arabic a number or a dose that stands in a text by itself would be read with what stands around it: it has signs around
    /// it that keep its order.
    @ParameterizedTest
    @MethodSource("bundles")
    void doses_in_arabic_texts_keep_their_order(String bundle) {
        texts(bundle, "ar").forEach((name, text) -> assertThat(text).as(bundle + '.' + name)
                .doesNotContainPattern("(?<![\\u200e\\d.,])\\d[\\d.,]* ?(?:mg|ml|kg|mm)\\b"));
    }

    @Test
    void every_refusal_that_a_person_can_meet_has_a_text() throws IOException {
        var wanted = new TreeSet<String>();
        TYPE.matcher(Files.readString(Path.of("../docs/PROBLEMS.md"))).results()
                .filter(row -> !row.group(2).equals(FOR_PROGRAMS)).forEach(row -> wanted.add(name(row.group(1))));

        assertThat(wanted).hasSizeGreaterThan(50);
        assertThat(texts("problem").keySet()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    /// As `problemText` in texts.js makes it: `nobody-waiting` is `nobodyWaiting`.
    private static String name(String type) {
        return Pattern.compile("-(.)").matcher(type).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
