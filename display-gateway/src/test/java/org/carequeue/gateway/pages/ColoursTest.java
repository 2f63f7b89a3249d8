package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// Colours stand in tokens.css alone, each with a name, so that they can be seen side by side and changed in one place.
class ColoursTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String TOKENS = "tokens.css";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    /// Behind a colon or a quote: a selector, or a private method of a script, may look like one.
    private static final Pattern HEX = Pattern.compile(
            "(?:[\"']|:[^;{}]*?)(?<![.\\w&])(#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4}))\\b(?!-)");
    private static final Pattern FUNCTION = Pattern
            .compile("\\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\\(");
    private static final Pattern DECLARED = Pattern.compile(
            "(?:color|background|background-color|fill|stroke|border[\\w-]*|outline[\\w-]*|[\\w-]*shadow)\\s*:\\s*([^;}]*)");
    /// Those that somebody would think of; `transparent` and `currentcolor` are none.
    private static final Pattern NAMED = Pattern
            .compile("\\b(?:white|black|red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|"
                    + "silver|gold|navy|teal|olive|maroon|lime|aqua|fuchsia|crimson|tomato|whitesmoke|gainsboro|beige|ivory|"
                    + "(?:dark|light|medium|pale|deep)\\w+)\\b");
    private static final Pattern VALUE = Pattern.compile("var\\([^)]*\\)");

    @Test
    void colours_stand_in_the_tokens_alone() throws IOException {
        for (var file : files()) {
            assertThat(coloursIn(Files.readString(file))).as(file.toString()).isEmpty();
        }
    }

    @Test
    void a_colour_is_found_however_it_is_written() {
        assertThat(coloursIn("a { color: #fff; background: rgb(1 2 3); border: 1px solid darkred; } b { fill: white }"))
                .containsExactly("#fff", "rgb(", "darkred", "white");
        assertThat(coloursIn("<rect fill=\"#00ff00\"></rect>")).containsExactly("#00ff00");
        assertThat(coloursIn("/* #fff */ .red, #add { color: var(--red); background: transparent; white-space: pre; }"))
                .isEmpty();
    }

    private static List<String> coloursIn(String source) {
        var code = COMMENT.matcher(source).replaceAll("");
        var hex = HEX.matcher(code).results().map(found -> found.group(1));
        var functions = FUNCTION.matcher(code).results().map(found -> found.group());
        var named = DECLARED.matcher(code).results().map(found -> VALUE.matcher(found.group(1)).replaceAll(""))
                .flatMap(value -> NAMED.matcher(value).results().map(found -> found.group()));
        return Stream.of(hex, functions, named).flatMap(found -> found).toList();
    }

    private static List<Path> files() throws IOException {
        try (var scripts = Files.walk(RESOURCES.resolve("META-INF/resources/app"));
                var templates = Files.walk(RESOURCES.resolve("templates"))) {
            return Stream.concat(scripts, templates).filter(Files::isRegularFile)
                    .filter(file -> Stream.of(".css", ".js", ".html").anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.endsWith(TOKENS)).sorted().toList();
        }
    }
}
