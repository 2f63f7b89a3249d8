package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// Style sheets say where a line begins and ends, and not which side that is: so they hold for languages that are written from right
/// to left, too.
class DirectionTest {

    private static final Path APP = Path.of("src/main/resources/META-INF/resources/app");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SIDE = Pattern
            .compile("(?<![\\w-])(?:(?:(?:scroll-)?(?:margin|padding)|border)-(?:left|right)[\\w-]*"
                    + "|left|right|border-(?:top|bottom)-(?:left|right)-radius)\\s*:"
                    + "|(?<![\\w-])(?:text-align|float|clear)\\s*:\\s*(?:left|right)");
    private static final Pattern FOUR = Pattern.compile("(?<![\\w-])(?:margin|padding|inset)\\s*:\\s*([^;}]+)");
    private static final Pattern VALUE = Pattern
            .compile("(?:[\\w-]*\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)|[^\\s()]+)+");
    /// The picture of a screen moves by single pixels, and that is no matter of any language.
    private static final String SHIFTED = "--shift-x";

    @Test
    void no_style_sheet_names_a_side() throws IOException {
        try (var files = Files.walk(APP)) {
            assertThat(files.filter(file -> file.toString().endsWith(".css")).toList()).hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(sidesIn(Files.readString(file))).as(file.toString()).isEmpty());
        }
    }

    @Test
    void a_side_is_found_however_it_is_written() {
        assertThat(sidesIn("a { margin-left: 0; border-right-color: red; left : 1px; text-align:right; float: left }"))
                .containsExactly("margin-left:", "border-right-color:", "left :", "text-align:right", "float: left");
        assertThat(sidesIn("a { padding: 1px calc(2px + (3px * 2)) 3px 4px; }"))
                .containsExactly("1px calc(2px + (3px * 2)) 3px 4px");
        assertThat(sidesIn("""
                /* left: 0 */ .left-open, .left { inset-inline-start: 0; margin: 0 1px 2px 1px; padding: 0 1px; --left: 0;
                text-align: start }""")).isEmpty();
    }

    private static List<String> sidesIn(String source) {
        var code = COMMENT.matcher(source).replaceAll("");
        var named = SIDE.matcher(code).results().map(found -> found.group());
        var four = FOUR.matcher(code).results().map(found -> found.group(1).strip())
                .filter(values -> !values.contains(SHIFTED)).filter(DirectionTest::isLopsided);
        return Stream.concat(named, four).toList();
    }

    private static boolean isLopsided(String values) {
        var each = VALUE.matcher(values).results().map(found -> found.group()).toList();
        return each.size() == 4 && !each.get(1).equals(each.get(3));
    }
}
