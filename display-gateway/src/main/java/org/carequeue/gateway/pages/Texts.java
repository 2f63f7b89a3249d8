package org.carequeue.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.LaunchMode;

/// What a person reads on a page: bundles of texts, each a file in `messages` and one more for each other language.
///
/// Components get them in all languages, so that a page changes its language without losing what it shows: as one JSON
/// object, `{"en":{"kiosk":{"heading":"…"},"shared":{…}},"es":{…}}`. In a text with parameters their names stand in braces,
/// "Ticket {number}", for the browser to fill in.
@ApplicationScoped
public class Texts {

    private static final List<String> OF_EVERY_PAGE = List.of("shared", "problem");

    private final ObjectMapper mapper;
    private final Languages languages;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    Texts(ObjectMapper mapper, Languages languages) {
        this.mapper = mapper;
        this.languages = languages;
    }

    /// The given bundles, and those that every page has.
    ///
    /// @return JSON that holds no `<`, so that nothing in it can end the script element around it
    public String json(List<String> bundles) {
        var texts = new TreeMap<String, Map<String, Map<String, String>>>();
        for (var language : languages.offered()) {
            var ofLanguage = new TreeMap<String, Map<String, String>>();
            Stream.concat(OF_EVERY_PAGE.stream(), bundles.stream())
                    .forEach(bundle -> ofLanguage.put(bundle, bundle(bundle, language)));
            texts.put(language.toLanguageTag(), ofLanguage);
        }
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
        var dot = key.indexOf('.');
        var text = bundle(key.substring(0, dot), language).get(key.substring(dot + 1));
        if (text == null) {
            throw new IllegalStateException("There is no text " + key);
        }
        return text;
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
