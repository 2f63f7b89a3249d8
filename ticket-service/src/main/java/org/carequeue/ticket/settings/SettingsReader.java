package org.carequeue.ticket.settings;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.carequeue.events.SettingException;
import org.carequeue.ticket.model.SettingsForm;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// Reads settings, as YAML or as JSON, which is YAML too. A field that it does not know is a mistake, because a misspelt
/// setting would otherwise silently not apply.
public final class SettingsReader {

    private static final ObjectReader READER = YAMLMapper.builder()
            .addModule(new JavaTimeModule().addDeserializer(Duration.class, new Written<>(Duration.class, Duration::parse))
                    .addDeserializer(LocalTime.class, new Written<>(LocalTime.class, LocalTime::parse))
                    .addDeserializer(ZoneId.class, new Written<>(ZoneId.class, ZoneId::of)))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // A bare number is what a person writes for the name of a room or a counter.
            .withCoercionConfig(LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build().readerFor(SettingsForm.class);
    /// Settings are three lists deep.
    private static final int DEEPEST = 16;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

    private SettingsReader() {
    }

    /// @throws SettingException when they cannot be read: where, and what is wrong there
    public static SettingsForm read(String text) {
        try {
            look(text);
            return bound(text);
        } catch (JsonProcessingException e) {
            throw said(e, "");
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A text cannot fail to be read", e);
        }
    }

    private static SettingsForm bound(String text) throws java.io.IOException {
        try (var parser = READER.createParser(text)) {
            try {
                // A file of comments alone sets nothing.
                SettingsForm form = parser.nextToken() == null ? null : READER.readValue(parser);
                return form == null ? SettingsForm.EMPTY : form;
            } catch (JsonProcessingException e) {
                var at = parser.currentToken();
                throw said(e, at != null && at.isScalarValue() ? parser.getText() : "");
            }
        }
    }

    /// What YAML would take, and nobody means: a setting that is written twice, of which the last would count, and numbers
    /// that are other ones than they look, such as 010 for 8.
    private static void look(String text) throws java.io.IOException {
        try (var parser = READER.createParser(text)) {
            var known = new ArrayDeque<Set<String>>();
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> known.push(new HashSet<>());
                    case END_OBJECT -> known.pop();
                    case FIELD_NAME -> must(known.getFirst().add(parser.currentName()), parser, "this is written twice");
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> must(NUMBER.matcher(parser.getText()).matches(), parser,
                            parser.getText() + " is no plain number; a name is written in quotes");
                    default -> {
                        // Nothing can be wrong with it by itself.
                    }
                }
                must(known.size() <= DEEPEST, parser, "there is too much within one another");
            }
        }
    }

    private static void must(boolean so, JsonParser parser, String otherwise) {
        if (!so) {
            var field = field(parser.getParsingContext());
            throw new SettingException(field, line(parser.currentTokenLocation()) + field + ": " + otherwise);
        }
    }

    /// `serviceLines[0].letter`
    private static String field(JsonStreamContext at) {
        var before = at.getParent() == null || at.getParent().inRoot() ? "" : field(at.getParent());
        return at.inArray() ? before + "[" + at.getCurrentIndex() + "]"
                : before.isEmpty() ? String.valueOf(at.getCurrentName()) : before + "." + at.getCurrentName();
    }

    /// Jackson's own message names Java classes.
    ///
    /// @param scalar what stands where the reading ended, where that is a number or a text
    private static SettingException said(JsonProcessingException e, String scalar) {
        var field = e instanceof JsonMappingException mapping ? field(mapping) : "";
        var line = e.getLocation() == null || e.getLocation().getLineNr() < 1 ? "" : line(e.getLocation());
        var wrong = field.isEmpty() ? what(e, scalar) : field + ": " + what(e, scalar);
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

    private static String what(JsonProcessingException e, String scalar) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "there is no such setting; known are " + unknown.getKnownPropertyIds();
            case InvalidFormatException format when format.getTargetType().isEnum() -> format.getValue()
                    + " does not fit; possible are " + Arrays.toString(format.getTargetType().getEnumConstants());
            case InvalidFormatException format -> format.getValue() + " does not fit";
            case ValueInstantiationException made when made.getCause() instanceof NullPointerException ->
                "something is missing or empty" + parts(made.getType().getRawClass());
            case InvalidNullException _ -> "there is nothing here";
            case JsonMappingException mapping when mapping.getCause() instanceof IllegalArgumentException cause ->
                message(cause);
            case JsonMappingException _ when !scalar.isEmpty() -> scalar + " does not fit";
            case JsonMappingException _ -> "this is not of the form that belongs here";
            default -> String.valueOf(e.getOriginalMessage());
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
