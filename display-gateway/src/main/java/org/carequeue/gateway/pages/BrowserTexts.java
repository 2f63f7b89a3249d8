package org.carequeue.gateway.pages;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.qute.i18n.MessageBundles;

/// What the components say, in all languages, so that a page changes its language without losing what it shows: the
/// message bundles as one JSON object, `{"en":{"kiosk":{"heading":"…"},"shared":{…}},"es":{…}}`.
///
/// A text with parameters goes out with their names in braces, "Ticket {number}", for the browser to fill in.
@ApplicationScoped
public class BrowserTexts {

    private final ObjectMapper mapper;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    BrowserTexts(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// The given bundles, and those that every page has.
    ///
    /// @return JSON that holds no `<`, so that nothing in it can end the script element around it
    public String json(List<Locale> languages, Class<?>... bundles) {
        var texts = new TreeMap<String, Map<String, Map<String, String>>>();
        for (var language : languages) {
            var ofLanguage = new TreeMap<String, Map<String, String>>();
            ofLanguage.put(name(SharedTexts.class), texts(SharedTexts.class, language));
            ofLanguage.put(name(ProblemTexts.class), texts(ProblemTexts.class, language));
            for (var bundle : bundles) {
                ofLanguage.put(name(bundle), texts(bundle, language));
            }
            texts.put(language.toLanguageTag(), ofLanguage);
        }
        try {
            return mapper.writeValueAsString(texts).replace("<", "\\u003c");
        } catch (JsonProcessingException stringsAlwaysWrite) {
            throw new IllegalStateException(stringsAlwaysWrite);
        }
    }

    private static String name(Class<?> bundle) {
        return bundle.getAnnotation(MessageBundle.class).value();
    }

    private Map<String, String> texts(Class<?> bundle, Locale language) {
        return known.computeIfAbsent(name(bundle) + '/' + language.toLanguageTag(), _ -> read(bundle, language));
    }

    private static Map<String, String> read(Class<?> bundle, Locale language) {
        var translated = language.toLanguageTag().equals(bundle.getAnnotation(MessageBundle.class).locale())
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.toLanguageTag()));
        var texts = new TreeMap<String, String>();
        for (var method : bundle.getMethods()) {
            texts.put(method.getName(), text(translated, method));
        }
        return texts;
    }

    private static String text(Object bundle, Method method) {
        var placeholders = Arrays.stream(method.getParameters()).map(Parameter::getName)
                .map(name -> '{' + name + '}').toArray();
        try {
            return (String) method.invoke(bundle, placeholders);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(method.toString(), impossible);
        }
    }
}
