package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whoever is refused something finds it on the page of problems.
class ProblemsTest {

    private static final Pattern FACTORY = Pattern.compile(
            "Refusal\\.(invalid|notFound|conflict|tooOften|unavailable)\\(\\s*(?:\"([a-z-]+)\"|([A-Z_]+))");
    private static final Pattern RECORD = Pattern
            .compile("new Refusal\\(\\s*(?:\"([a-z-]+)\"|([A-Z_]+)),\\s*(?:Refusal\\.)?Kind\\.([A-Z_]+)");
    private static final Pattern ANY = Pattern
            .compile("Refusal\\.(?:invalid|notFound|conflict|tooOften|unavailable)\\(|new Refusal\\((?!code\\b)");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]{3}) \\| (.+?) \\| (.+?) \\|");
    /// Texts that are written in several pieces.
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    /// A problem where it is made.
    private record Made(String code, int status, Path file) {
    }

    private record Row(String code, int status, String sentence) {
    }

    private static List<Made> made() {
        var made = new ArrayList<Made>();
        for (var file : sources()) {
            var text = Document.read(file);
            FACTORY.matcher(text).results().forEach(
                    call -> made.add(new Made(code(call.group(2), call.group(3), text), status(call.group(1)), file)));
            RECORD.matcher(text).results().forEach(
                    call -> made.add(new Made(code(call.group(1), call.group(2), text), status(call.group(3)), file)));
        }
        return made;
    }

    private static int status(@Nullable String kind) {
        return switch (kind) {
            case "invalid", "INVALID" -> 400;
            case "notFound", "NOT_FOUND" -> 404;
            case "conflict", "CONFLICT" -> 409;
            case "CONTRADICTION" -> 422;
            case "tooOften", "TOO_OFTEN" -> 429;
            case "FOREIGN" -> 403;
            case "UNSUPPORTED" -> 415;
            case "MISDIRECTED" -> 421;
            case "unavailable", "UNAVAILABLE" -> 503;
            case null, default -> throw new IllegalStateException("a kind of refusal without a status: " + kind);
        };
    }

    /// The launcher refuses in its own way: it speaks to an operator at a terminal.
    private static List<Path> sources() {
        return Document.sources().stream().filter(file -> !file.startsWith(Document.root().resolve("launcher"))).toList();
    }

    private static String code(@Nullable String literal, @Nullable String constant, String text) {
        if (literal != null) {
            return literal;
        }
        var value = Pattern.compile(" " + constant + " = \"([a-z-]+)\"").matcher(text);
        assertThat(value.find()).as("where %s is set", constant).isTrue();
        return value.group(1);
    }

    private static List<Row> rows() {
        return ROW.matcher(Document.read(Document.root().resolve("docs/PROBLEMS.md"))).results()
                .map(row -> new Row(row.group(1), Integer.parseInt(row.group(2)), row.group(3))).toList();
    }

    @Test
    void every_problem_of_the_code_is_read_here() {
        var calls = sources().stream().mapToLong(file -> ANY.matcher(Document.read(file)).results().count()).sum();
        assertThat(made()).hasSizeGreaterThan(60).hasSize((int) calls);
    }

    @Test
    void the_types_and_statuses_are_those_of_the_page() {
        var inCode = new TreeSet<String>();
        made().forEach(problem -> inCode.add(problem.code() + " " + problem.status()));
        var onPage = new TreeSet<String>();
        rows().forEach(row -> onPage.add(row.code() + " " + row.status()));
        assertThat(onPage).isEqualTo(inCode);
    }

    @Test
    void the_sentences_are_said_where_the_problem_is_made() {
        var made = made();
        assertThat(rows()).hasSizeGreaterThan(60).allSatisfy(row -> {
            var texts = made.stream().filter(problem -> problem.code().equals(row.code()))
                    .map(problem -> saidBeside(problem.file())).toList();
            assertThat(texts).anySatisfy(
                    text -> assertThat(List.of(row.sentence().split("<[a-z ]+>"))).allSatisfy(piece -> assertThat(text)
                            .contains(piece.isBlank() ? "" : piece)));
        });
    }

    /// What the file and those beside it say: a form writes the sentences about its fields itself.
    private static String saidBeside(Path file) {
        return sources().stream().filter(other -> Objects.equals(other.getParent(), file.getParent()))
                .map(other -> JOINT.matcher(Document.read(other)).replaceAll("")).collect(Collectors.joining("\n"));
    }

    @Test
    void every_row_says_what_the_person_can_do() {
        assertThat(Document.read(Document.root().resolve("docs/PROBLEMS.md")).lines()
                .filter(line -> line.startsWith("| `"))).hasSize(rows().size());
    }
}
