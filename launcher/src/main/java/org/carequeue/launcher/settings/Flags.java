package org.carequeue.launcher.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Lays command-line flags over environment variables. Both have one name: `--ticket-port 9081` and `--ticket-port=9081`
/// say the same as `CAREQUEUE_TICKET_PORT=9081`.
public final class Flags {

    private static final String PREFIX = "CAREQUEUE_";

    private Flags() {
    }

    public static Map<String, String> over(Map<String, String> environment, List<String> arguments, Set<String> allowed)
            throws Refusal {
        var values = new HashMap<>(environment);
        // A variable that is set to nothing counts as not set, as a line "CAREQUEUE_DATA=" in an env file means it.
        values.values().removeIf(String::isBlank);
        for (var rest = arguments.iterator(); rest.hasNext();) {
            var argument = rest.next();
            var equals = argument.indexOf('=');
            var flag = equals < 0 ? argument : argument.substring(0, equals);
            var variable = PREFIX + flag.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
            if (!allowed.contains(variable) || !flag.equals(flag(variable))) {
                throw Refusal.usage("%s is not an option here; %s.", argument, allowed.stream().sorted().map(Flags::flag)
                        .collect(Collectors.joining(", ", "those known are ", "")));
            }
            var value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
            if (value.isBlank()) {
                throw Refusal.usage("%s needs a value.", flag);
            }
            values.put(variable, value);
        }
        return Map.copyOf(values);
    }

    public static String flag(String variable) {
        return "--" + variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
