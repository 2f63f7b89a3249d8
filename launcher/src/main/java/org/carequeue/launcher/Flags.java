package org.carequeue.launcher;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays command-line flags over environment variables. Both have one name: {@code --ticket-port 9081} and
 * {@code --ticket-port=9081} say the same as {@code CAREQUEUE_TICKET_PORT=9081}.
 */
final class Flags {

    private static final String PREFIX = "CAREQUEUE_";

    private Flags() {
    }

    static Map<String, String> over(Map<String, String> environment, List<String> arguments, Set<String> allowed)
            throws Refusal {
        Map<String, String> values = new HashMap<>(environment);
        // A variable that is set to nothing counts as not set, as a line "CAREQUEUE_DATA=" in an env file means it.
        values.values().removeIf(String::isBlank);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            String variable = variable(flag);
            if (!allowed.contains(variable) || !flag.equals(flag(variable))) {
                throw Refusal.usage("%s is not an option here; %s.".formatted(argument, known(allowed)));
            }
            String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
            if (value.isBlank()) {
                throw Refusal.usage(flag + " needs a value.");
            }
            values.put(variable, value);
        }
        return Map.copyOf(values);
    }

    static String flag(String variable) {
        return "--" + variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String variable(String flag) {
        return PREFIX + flag.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String known(Set<String> allowed) {
        return allowed.stream().sorted().map(Flags::flag).collect(Collectors.joining(", ", "those known are ", ""));
    }
}
