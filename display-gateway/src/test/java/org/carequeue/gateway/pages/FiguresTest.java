package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// Each figure that docs/STATISTICS.md defines has a name and a meaning on the page, and no other has.
class FiguresTest {

    private static final Path DOCUMENT = Path.of("../docs/STATISTICS.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
    /// A row of a table, up to its second column.
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]*\\| (`[^|]+) \\|");
    /// A field of an answer, or a whole answer by the end of its address.
    private static final Pattern CODE = Pattern.compile("(?:`|/)([a-z][a-zA-Z]*(?:-day)?)`");
    /// Its fields are called as others are that count a whole period.
    private static final String OPEN_DAY = "The open day";

    @Test
    void each_figure_of_the_document_has_a_name_and_a_meaning_and_no_other_has() throws IOException {
        var defined = new TreeSet<String>();
        var document = Files.readString(DOCUMENT);
        var sections = SECTION.split(document);
        var titles = SECTION.matcher(document).results().map(title -> title.group(1)).toList();
        for (int section = 1; section < sections.length; section++) {
            var before = titles.get(section - 1).equals(OPEN_DAY) ? "Now" : "";
            ROW.matcher(sections[section]).results()
                    .flatMap(row -> CODE.matcher(row.group(1)).results())
                    .forEach(code -> defined.add(before + capital(code.group(1).replace("-day", "Day"))));
        }
        assertThat(defined).hasSizeGreaterThan(40).contains("ToCall", "NowWaiting", "Waits", "UsualDay");

        for (var prefix : new String[] { "meaning", "figure" }) {
            var written = new TreeSet<String>();
            TranslationsTest.texts("statistics").keySet().stream()
                    .filter(name -> name.matches(prefix + "[A-Z].*") && !name.equals("meaningOf"))
                    .forEach(name -> written.add(name.substring(prefix.length())));
            assertThat(written).as(prefix).isEqualTo(defined);
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
