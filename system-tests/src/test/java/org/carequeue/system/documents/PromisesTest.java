package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A promise counts as kept by a test only as long as that test is there.
class PromisesTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))(?:#([a-z_0-9]+))?`");

    /// Rows of the table of names, which a test of its own holds to the states.
    private static final Pattern IS_OF_STATES = Pattern.compile("^\\| (state|`[a-z-]+`) \\|");

    @ParameterizedTest
    @ValueSource(strings = { "docs/PROMISES.md", "docs/RULES.md" })
    void every_test_that_the_page_names_is_there(String page) {
        var tests = tests();
        var named = NAMED.matcher(Document.read(Document.root().resolve(page))).results().toList();
        assertThat(named).hasSizeGreaterThan(25).allSatisfy(test -> {
            assertThat(tests).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(tests.get(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "docs/PROMISES.md", "docs/RULES.md" })
    void every_row_names_a_test(String page) {
        assertThat(Document.read(Document.root().resolve(page)).lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise") && !line.startsWith("| rule")
                        && !line.startsWith("| ---") && !IS_OF_STATES.matcher(line).find()))
                .hasSizeGreaterThan(15).allMatch(line -> NAMED.matcher(line).find());
    }

    /// The sources of all tests by the names of their classes.
    private static TreeMap<String, String> tests() {
        var found = new TreeMap<String, String>();
        try (var modules = Files.list(Document.root())) {
            for (var folder : modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory).toList()) {
                try (var files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> found.put(name(file), Document.read(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".java", "");
    }
}
