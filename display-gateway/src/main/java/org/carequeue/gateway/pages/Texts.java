package org.carequeue.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.LaunchMode;

/// What a person reads on a page: bundles of texts, each a file in `messages` and one more for each other language.
///
/// Components get them in each language that they need at once, and in the others when somebody wants one, so that a page changes
/// its language without losing what it shows: as one JSON object, `{"en":{"kiosk":{"heading":"…"},"shared":{…}},"es":{…}}`. In a text with parameters their names stand in braces,
/// "Ticket {number}", for the browser to fill in.
@ApplicationScoped
public class Texts {

    private static final List<String> OF_EVERY_PAGE = List.of("shared", "problem");
    /// What a page knows of a language that it does not speak yet.
    private static final List<String> KNOWN_OF_ALL = List.of("direction", "language");

    /// A page that there is in dev mode alone, and whose errors nobody counts.
    static final String STYLEGUIDE = "styleguide";

    private final ObjectMapper mapper;
    private final Languages languages;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    Texts(ObjectMapper mapper, Languages languages) {
        this.mapper = mapper;
        this.languages = languages;
    }

    /// What a page brings beside that of its name, and what every page has.
    private static final Map<String, List<String>> FURTHER = Map.of(
            "kiosk", List.of("pairing"),
            "screen", List.of("pairing"),
            "reception", List.of("sign-in", "staff", "doctor", "kiosk"),
            "triage", List.of("sign-in", "staff", "doctor"),
            "doctor", List.of("sign-in", "staff", "pharmacist", "prescription"),
            "pharmacist", List.of("sign-in", "staff", "doctor", "prescription"),
            "manager", List.of("sign-in", "staff", "pharmacist", "doctor", "prescription"),
            "statistics", List.of("sign-in"),
            "index", List.of("sign-in"),
            STYLEGUIDE, List.of("sign-in", "staff", "doctor", "pharmacist", "prescription"));

    /// Those of a page. Of a language that it does not need yet there is what it is called, and which way it is written.
    ///
    /// @param page its name
    /// @param needed the languages in which it has all
    /// @return JSON that holds no `<`, so that nothing in it can end the script element around it
    public String json(String page, Collection<Locale> needed) {
        var texts = new LinkedHashMap<String, Map<String, Map<String, String>>>();
        languages.offered().forEach(language -> texts.put(language.toLanguageTag(),
                needed.contains(language) ? ofPage(page, language)
                        : Map.of("shared", KNOWN_OF_ALL.stream().collect(
                                Collectors.toMap(key -> key, key -> text(language, "shared." + key), (one, _) -> one,
                                        TreeMap::new)))));
        return written(texts);
    }

    /// All of a page in one language, as JSON.
    ///
    /// @param tag of the language
    /// @return none where there is no such page or language
    public Optional<String> json(String page, String tag) {
        return languages.offered().stream()
                .filter(language -> language.toLanguageTag().equals(tag)
                        && (PageErrors.PAGES.contains(page) || page.equals(STYLEGUIDE)))
                .findFirst().map(language -> written(ofPage(page, language)));
    }

    private Map<String, Map<String, String>> ofPage(String page, Locale language) {
        var texts = new TreeMap<String, Map<String, String>>();
        Stream.of(OF_EVERY_PAGE, List.of(page), FURTHER.getOrDefault(page, List.of())).flatMap(List::stream)
                .forEach(bundle -> texts.put(bundle, bundle(bundle, language)));
        return texts;
    }

    private String written(Map<String, ?> texts) {
        try {
            return mapper.writeValueAsString(texts).replace("<", "\\u003c");
        } catch (JsonProcessingException stringsAlwaysWrite) {
            throw new IllegalStateException(stringsAlwaysWrite);
        }
    }

    /// One text without parameters.
    ///
    /// @param key with its bundle: `kiosk.heading`
    public String text(Locale language, String key) {
        return find(language, key).orElseThrow(() -> new IllegalStateException("There is no text " + key));
    }

    /// The same where there may be none.
    Optional<String> find(Locale language, String key) {
        var dot = key.indexOf('.');
        return Optional.ofNullable(bundle(key.substring(0, dot), language).get(key.substring(dot + 1)));
    }

    private Map<String, String> bundle(String name, Locale language) {
        var file = "messages/" + name + (languages.isUsual(language) ? "" : "_" + language.toLanguageTag()) + ".properties";
        // Who works on a text sees it with the next reload of the page.
        return LaunchMode.current() == LaunchMode.DEVELOPMENT ? read(file) : known.computeIfAbsent(file, Texts::read);
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("There is no file " + file);
            }
            properties.load(new InputStreamReader(resource, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }
}
