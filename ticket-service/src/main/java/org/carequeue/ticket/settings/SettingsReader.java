package org.carequeue.ticket.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.carequeue.events.SettingException;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// Reads settings, as YAML or as JSON, which is YAML too. A field that it does not know is a mistake, because a misspelt
/// setting would otherwise silently not apply.
public final class SettingsReader {

    private static final ObjectReader READER = YAMLMapper.builder().addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().readerFor(SettingsForm.class);

    private SettingsReader() {
    }

    /// @throws SettingException when they cannot be read: where, and what is wrong there
    public static SettingsForm read(String text) {
        try (var parser = READER.createParser(text)) {
            // A file of comments alone sets nothing.
            SettingsForm form = parser.nextToken() == null ? null : READER.readValue(parser);
            return form == null ? SettingsForm.EMPTY : form;
        } catch (JsonProcessingException e) {
            throw said(e);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A text cannot fail to be read", e);
        }
    }

    /// Jackson's own message names Java classes.
    private static SettingException said(JsonProcessingException e) {
        var field = e instanceof JsonMappingException mapping ? field(mapping) : "";
        var line = e.getLocation() == null || e.getLocation().getLineNr() < 1 ? "" : line(e.getLocation());
        var wrong = field.isEmpty() ? what(e) : field + ": " + what(e);
        return new SettingException(field, line + wrong);
    }

    private static String line(JsonLocation location) {
        return "line " + location.getLineNr() + ", ";
    }

    /// `serviceLines[0].letter`
    private static String field(JsonMappingException mapping) {
        var path = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String what(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "there is no such setting; known are " + unknown.getKnownPropertyIds();
            case InvalidFormatException format when format.getTargetType().isEnum() -> format.getValue()
                    + " does not fit; possible are " + Arrays.toString(format.getTargetType().getEnumConstants());
            case InvalidFormatException format -> format.getValue() + " does not fit";
            case ValueInstantiationException made when made.getCause() instanceof NullPointerException ->
                "something is missing or empty" + parts(made.getType().getRawClass());
            case JsonMappingException mapping when mapping.getCause() != null -> message(mapping.getCause());
            case JsonMappingException _ -> "this is not of the form that belongs here";
            default -> e.getOriginalMessage();
        };
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    private static String parts(Class<?> type) {
        var components = type.getRecordComponents();
        return components == null ? ""
                : Arrays.stream(components)
                        .filter(part -> part.getAnnotatedType().getAnnotation(Nullable.class) == null)
                        .map(RecordComponent::getName).collect(Collectors.joining(", ", "; there must be ", ""));
    }
}
