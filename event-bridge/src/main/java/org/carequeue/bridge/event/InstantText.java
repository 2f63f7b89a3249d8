package org.carequeue.bridge.event;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;

/// Reads times as they are written here, `2026-11-22T08:00:00.123Z`, by their digits: the formatter of java.time takes a
/// quarter of a journal's replay. Any other form it leaves to that.
final class InstantText extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int SECONDS_END = "0000-00-00T00:00:00".length();
    private static final int DAY_SECONDS = 86_400;

    InstantText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            var text = json.getText();
            if (hasForm(text)) {
                return parse(text);
            }
        }
        return InstantDeserializer.INSTANT.deserialize(json, context);
    }

    /// @throws java.time.DateTimeException when it is no time
    static Instant parse(String text) {
        if (!hasForm(text) || number(text, 11, 13) > 23 || number(text, 14, 16) > 59 || number(text, 17, 19) > 59) {
            return Instant.parse(text);
        }
        var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        var second = number(text, 11, 13) * 3_600 + number(text, 14, 16) * 60 + number(text, 17, 19);
        var millis = text.length() == FORM.length() ? number(text, SECONDS_END + 1, SECONDS_END + 4) : 0;
        return Instant.ofEpochSecond(day * DAY_SECONDS + second, millis * 1_000_000L);
    }

    /// With milliseconds or without.
    private static boolean hasForm(String text) {
        var length = text.length();
        if (length != FORM.length() && length != SECONDS_END + 1) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            var expected = FORM.charAt(i);
            var found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return text.charAt(length - 1) == 'Z';
    }

    private static int number(String text, int from, int to) {
        var value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
