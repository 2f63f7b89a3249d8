package org.carequeue.system.clinic;

import java.util.List;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;

/// Texts that nobody types, and texts that only look like them.
public final class HostileTexts {

    /// Each is refused wherever a text is taken, whatever stands around it.
    private static final List<String> HOSTILE = List.of("\ud83d", "\ude00", "\ude00\ud83d", "\0", "\u001b[31m", "\u0007",
            "\u007f", "\u0085", "\u2028", "\u2029", "\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c", "\u202d",
            "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufdd0", "\ufffe", "\uffff", "\udbff\udfff", "\r");
    private static final List<String> AROUND = List.of("", "a", "A001", "1", "general", "normal", " ", "é", "😀", "ح",
            "00.1 mg",
            "\\ud83d", "\"", "<b>", "{x}");

    private HostileTexts() {
    }

    /// A text that is to be refused.
    public static String any(RandomGenerator random) {
        // With a sign before it and one behind, because blanks around a text are dropped, and some of these are blanks; and
        // one between two, of which halves may make a whole.
        var text = "x" + one(AROUND, random) + one(HOSTILE, random) + "x";
        return random.nextBoolean() ? text : text + one(AROUND, random) + one(HOSTILE, random) + "x";
    }

    private static String one(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    /// As JSON, in which halves of surrogate pairs stand as escapes.
    public static String json(JsonNode body) {
        var text = new StringBuilder();
        body.toString().chars().forEach(c -> {
            if (c < 0x80) {
                text.append((char) c);
            } else {
                text.append("\\u%04x".formatted(c));
            }
        });
        return text.toString();
    }

    /// Whether any text in this, names of fields included, has something that must not come out of the system.
    public static boolean isIn(JsonNode value) {
        if (value.isTextual()) {
            return isIn(value.asText());
        }
        for (var field : value.properties()) {
            if (isIn(field.getKey()) || isIn(field.getValue())) {
                return true;
            }
        }
        for (var element : value) {
            if (isIn(element)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it has one of them. Half of a pair is none in a pair.
    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(one -> HOSTILE.stream().anyMatch(
                hostile -> hostile.codePointCount(0, hostile.length()) == 1 && hostile.codePointAt(0) == one));
    }
}
