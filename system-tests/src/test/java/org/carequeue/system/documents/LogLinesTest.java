package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/// Whoever watches the log relies on its keys.
class LogLinesTest {

    /// A call of the logger up to the end of its first text, which may be written in several pieces.
    private static final Pattern CALL = Pattern
            .compile("LOG\\.[a-z]+\\((?:[^\";]*?,\\s*)?((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");
    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /// What happened, then perhaps keys with their values.
    private static final Pattern FORM = Pattern.compile("[^%=]+(?:: [a-z]+=%[sd](?: [a-z]+=%[sd])*)?");
    private static final Pattern KEY = Pattern.compile("([a-z]+)=%");

    private record Call(Path file, String text) {
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        for (var file : Document.sources()) {
            var call = CALL.matcher(Document.read(file));
            while (call.find()) {
                calls.add(new Call(file, PIECE.matcher(call.group(1)).results().map(piece -> piece.group(1))
                        .collect(Collectors.joining())));
            }
        }
        return calls;
    }

    @Test
    void a_line_says_what_happened_and_then_who_and_where_in_keys() {
        assertThat(calls()).hasSizeGreaterThan(20)
                .allSatisfy(call -> assertThat(call.text()).as("in %s", call.file()).matches(FORM));
    }

    @Test
    void the_keys_are_those_of_the_document() {
        var used = new TreeSet<String>();
        calls().forEach(call -> KEY.matcher(call.text()).results().forEach(key -> used.add(key.group(1))));
        assertThat(used).isEqualTo(Document.firstColumn("docs/OBSERVING.md", "Log"));
    }
}
