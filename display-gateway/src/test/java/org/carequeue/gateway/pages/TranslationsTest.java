package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Spanish texts say what the English ones say: each of them, with the same placeholders, and in Spanish.
class TranslationsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    /// What is the same in both languages, or has no language.
    private static final Set<String> SAME = Set.of("shared.product", "index.heading", "kiosk.helpNo", "prescription.no",
            "prescription.routeIntramuscular", "manager.minutes", "manager.metres", "authority.windows", "authority.mac",
            "authority.ios",
            "authority.android", "authority.linux", "statistics.upToOf");
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

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_text_is_missing_and_none_is_left_over(String bundle) {
        assertThat(texts(bundle + "_es").keySet()).isEqualTo(texts(bundle).keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_text_is_written_twice(String bundle) throws IOException {
        for (var file : List.of(bundle, bundle + "_es")) {
            var lines = Files.readAllLines(MESSAGES.resolve(file + ".properties"));
            assertThat(lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#"))).as(file)
                    .hasSameSizeAs(texts(file).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_text_has_the_same_placeholders_in_both_languages(String bundle) {
        var english = texts(bundle);
        texts(bundle + "_es").forEach((name, text) -> assertThat(placeholders(text)).as(bundle + '.' + name)
                .isEqualTo(placeholders(english.getOrDefault(name, ""))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_text_was_forgotten_in_english(String bundle) {
        var english = texts(bundle);
        texts(bundle + "_es").forEach((name, text) -> {
            var key = bundle + '.' + name;
            assertThat(text.equals(english.get(name))).as("%s is the same in both languages", key)
                    .isEqualTo(SAME.contains(key));
        });
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
