package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever reads the tour and goes to look finds what it speaks of.
class TourTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z/-]+)` \\| `([a-z.]+)` \\| .+ \\|$");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package org\\.carequeue\\.([a-z.]+);$");
    /// What stands as code and begins like a class, or ends like a script.
    private static final Pattern NAMED = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*|[a-z-]+\\.js)`");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z][A-Za-z]+)");
    /// What the recipes make up.
    private static final Pattern EXAMPLE = Pattern.compile("[A-Za-z]*(?:Greet|Porter|porter)[A-Za-z.]*");

    @Test
    void every_package_has_its_line_and_every_line_a_package() {
        var table = ROW.matcher(section("### Packages")).results().map(row -> row.group(1) + " " + row.group(2));

        assertThat(table).containsExactlyInAnyOrderElementsOf(packages());
    }

    @ParameterizedTest
    @CsvSource({ "ARCHITECTURE.md, ## One ticket's way", "docs/DECISIONS.md, # Decisions", "CONTRIBUTING.md, ## Recipes" })
    void what_is_named_is_a_class_or_a_script(String document, String heading) {
        var text = Document.read(Document.root().resolve(document));
        var begin = text.indexOf(heading);
        assertThat(begin).as("%s of %s", heading, document).isNotNegative();
        var end = text.indexOf("\n## ", begin + 1);
        var named = NAMED.matcher(heading.startsWith("# ") || end < 0 ? text : text.substring(begin, end)).results()
                .map(name -> name.group(1)).filter(name -> !EXAMPLE.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(15);
        named.removeAll(typesAndScripts());
        assertThat(named).as("named in %s, and nowhere to be found", document).isEmpty();
    }

    private static String section(String heading) {
        var text = Document.read(Document.root().resolve("ARCHITECTURE.md"));
        var begin = text.indexOf(heading);
        assertThat(begin).isNotNegative();
        return text.substring(begin, text.indexOf("\n## ", begin));
    }

    /// `module package`, of what is in the product, and of the modules that hold tests alone.
    private static List<String> packages() {
        return modules().flatMap(module -> {
            var main = module.resolve("src/main/java");
            return sources(Files.isDirectory(main) ? main : module.resolve("src/test/java"))
                    .map(file -> PACKAGE.matcher(Document.read(file)).results().findFirst().orElseThrow().group(1))
                    .filter(name -> !name.contains(".broken")).distinct()
                    .map(name -> Document.root().relativize(module) + " " + name);
        }).toList();
    }

    private static Set<String> typesAndScripts() {
        var found = new TreeSet<String>();
        modules().flatMap(module -> Stream.concat(sources(module.resolve("src/main")), sources(module.resolve("src/test"))))
                .forEach(file -> {
                    found.add(Objects.requireNonNull(file.getFileName()).toString().replace(".java", ""));
                    TYPE.matcher(Document.read(file)).results().forEach(type -> found.add(type.group(1)));
                });
        return found;
    }

    private static Stream<Path> modules() {
        try (var poms = Files.find(Document.root(), 3, (file, _) -> file.endsWith("pom.xml"))) {
            return poms.map(pom -> Objects.requireNonNull(pom.getParent())).filter(folder -> !folder.equals(Document.root()))
                    .filter(folder -> Files.isDirectory(folder.resolve("src"))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        return NamedThings.below(folder).filter(file -> file.toString().matches(".*\\.(java|js)"));
    }
}
