package org.carequeue.system.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.system.architecture.CompiledModule;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;

/// Whoever is refused something finds it on the page of problems.
class ProblemsTest {

    private static final String TYPE = "org.carequeue.bridge.desk.ProblemType";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]{3}) \\| (.+?) \\| (.+?) \\|");
    /// Texts that are written in several pieces.
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final List<Problem> PROBLEMS = problems();
    /// What each file of the product says, texts in one piece.
    private static final Map<Path, String> SOURCES = Document.sources().stream().collect(Collectors.toMap(file -> file,
            file -> JOINT.matcher(Document.read(file)).replaceAll(""), (one, _) -> one, LinkedHashMap::new));

    /// A type of refusal.
    ///
    /// @param constant as the sources name it, `TriageProblem.NOBODY_WAITING`
    private record Problem(String constant, String code, int status) {
    }

    /// By folder, because many problems are made in one.
    private static final Map<Path, String> SAID = new HashMap<>();

    private record Row(String code, int status, String sentence) {

        /// Whether all of the sentence stands there that is not named anew each time.
        private boolean isSaidIn(String text) {
            return Stream.of(sentence.split("<[a-z ]+>")).filter(piece -> !piece.isBlank()).allMatch(text::contains);
        }
    }

    /// Of every module: read from their folders, because none of them is on this one's class path.
    private static List<Problem> problems() {
        var enums = CompiledModule.classesOfAll().stream()
                .filter(found -> found.isEnum() && found.isAssignableTo(TYPE)).map(JavaClass::getName).sorted().toList();
        var folders = CompiledModule.all().stream().map(module -> url(module.folder())).toArray(URL[]::new);
        try (var loader = new URLClassLoader(folders, null)) {
            var problems = new ArrayList<Problem>();
            for (var name : enums) {
                for (var constant : loader.loadClass(name).getEnumConstants()) {
                    var kind = call(constant, "kind");
                    problems.add(new Problem(name.substring(name.lastIndexOf('.') + 1) + "." + call(constant, "name"),
                            (String) call(constant, "code"), (int) call(kind, "status")));
                }
            }
            return List.copyOf(problems);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object call(Object of, String method) throws ReflectiveOperationException {
        return Objects.requireNonNull(of.getClass().getMethod(method).invoke(of));
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows() {
        return ROW.matcher(Document.read(Document.root().resolve("docs/PROBLEMS.md"))).results()
                .map(row -> new Row(row.group(1), Integer.parseInt(row.group(2)), row.group(3))).toList();
    }

    @Test
    void the_types_and_statuses_are_those_of_the_page() {
        var inCode = new TreeSet<String>();
        PROBLEMS.forEach(problem -> inCode.add(problem.code() + " " + problem.status()));
        var onPage = new TreeSet<String>();
        rows().forEach(row -> onPage.add(row.code() + " " + row.status()));
        assertThat(onPage).hasSizeGreaterThan(60).isEqualTo(inCode);
    }

    @Test
    void every_type_is_made_somewhere() {
        assertThat(PROBLEMS).allSatisfy(problem -> assertThat(madeIn(problem)).as(problem.constant()).isNotEmpty());
    }

    @Test
    void the_sentences_are_said_where_the_problem_is_made() {
        assertThat(rows()).filteredOn(row -> PROBLEMS.stream().filter(problem -> problem.code().equals(row.code()))
                .flatMap(problem -> madeIn(problem).stream()).map(ProblemsTest::saidBeside).noneMatch(row::isSaidIn)).isEmpty();
    }

    private static List<Path> madeIn(Problem problem) {
        var call = Pattern.compile("\\b" + Pattern.quote(problem.constant()) + "\\s*\\.(because|in)\\(");
        return SOURCES.entrySet().stream().filter(file -> file.getValue().contains(problem.constant()))
                .filter(file -> call.matcher(file.getValue()).find()).map(Map.Entry::getKey).toList();
    }

    /// What the file and those beside it say, because a form writes the sentences about its fields itself; and what the
    /// contract says for all services.
    private static String saidBeside(Path file) {
        return SAID.computeIfAbsent(requireNonNull(file.getParent()), ProblemsTest::saidIn);
    }

    private static String saidIn(Path folder) {
        return SOURCES.entrySet().stream()
                .filter(other -> Objects.equals(other.getKey().getParent(), folder)
                        || other.getKey().toString().contains("/clinic-events/"))
                .map(Map.Entry::getValue).collect(Collectors.joining("\n"));
    }

    @Test
    void every_row_says_what_the_person_can_do() {
        assertThat(Document.read(Document.root().resolve("docs/PROBLEMS.md")).lines()
                .filter(line -> line.startsWith("| `"))).hasSize(rows().size());
    }
}
