package org.carequeue.launcher.people;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little JSON that this command writes and reads: texts in flat objects. A library would be larger than the launcher.
final class JsonText {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private JsonText() {
    }

    /// As it stands in JSON, with its quotes.
    static String of(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            if (sign == '"' || sign == '\\') {
                json.append('\\').append(sign);
            } else if (sign < ' ' || Character.isSurrogate(sign)) {
                json.append("\\u").append("%04x".formatted((int) sign));
            } else {
                json.append(sign);
            }
        }
        return json.append('"').toString();
    }

    /// The first field of that name that holds a text.
    static Optional<String> field(String json, String name) {
        var field = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return field.find() ? Optional.of(read(field.group(1))) : Optional.empty();
    }

    private static String read(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(escape -> Matcher.quoteReplacement(
                escape.group(1) != null ? Character.toString(Integer.parseInt(escape.group(1), 16))
                        : switch (escape.group(2)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "r" -> "\r";
                            case "b" -> "\b";
                            case "f" -> "\f";
                            default -> escape.group(2);
                        }));
    }
}
