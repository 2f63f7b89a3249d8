package org.carequeue.bridge.event;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;

/// Text that every encoder writes in the same way: no half of a surrogate pair stands alone in it. A JSON escape, `\ud83d`,
/// brings such a half into a text, and what becomes of it then is up to whoever encodes it: an escape again, a question mark,
/// or an exception.
public final class WellFormed {

    /// Stands where something cannot be shown.
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {
    }

    /// The text with U+FFFD in the place of each half that stands alone; the same object where there is none.
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return repaired(text, i);
                }
                i++;
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static String repaired(String text, int first) {
        var whole = new StringBuilder(text);
        for (int i = first; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (isPair(text, i)) {
                    i++;
                } else {
                    whole.setCharAt(i, REPLACEMENT);
                }
            }
        }
        return whole.toString();
    }

    /// Whether no text in this JSON, which [BridgeJson] has written as UTF-8, has such a half: it writes them as escapes.
    public static boolean isJson(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] != '\\') {
                continue;
            }
            if (isEscaped(json, i, '8', 'B')) {
                if (!isEscaped(json, i + 6, 'C', 'F')) {
                    return false;
                }
                i += 11;
            } else if (isEscaped(json, i, 'C', 'F')) {
                return false;
            } else {
                i++;
            }
        }
        return true;
    }

    /// Whether an escape stands here whose digits begin with D and a digit from `least` to `most`.
    private static boolean isEscaped(byte[] json, int at, char least, char most) {
        return at + 5 < json.length && json[at] == '\\' && json[at + 1] == 'u'
                && Character.toUpperCase(json[at + 2]) == 'D'
                && Character.toUpperCase(json[at + 3]) >= least && Character.toUpperCase(json[at + 3]) <= most;
    }

    /// Reads texts so: journals from before such text was refused hold it.
    static final class Reader extends StringDeserializer {

        private static final long serialVersionUID = 1;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var text = super.deserialize(json, context);
            return text == null ? text : of(text);
        }
    }
}
