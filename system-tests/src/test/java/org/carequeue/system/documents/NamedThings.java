package org.carequeue.system.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a document names that must be there: files, links, commands and their options, settings, ports. Says what of it
/// is not.
final class NamedThings {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`|^(?:    |\t)?(\\./carequeue .*|mvn .*)$",
            Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+|[A-Z]+\\.md");
    private static final Pattern COMMAND = Pattern.compile("\\./carequeue ([a-z-]+)((?: [^`#|]*)?)");
    private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");
    private static final Pattern VARIABLE = Pattern.compile("CAREQUEUE_[A-Z_]+");
    private static final Pattern PROPERTY = Pattern.compile("-D([a-z]+(?:\\.[a-z]+)+)|^((?:carequeue|quarkus)\\.[a-z0-9.-]+)");
    private static final Pattern PORT = Pattern.compile("(?:localhost|127\\.0\\.0\\.1):(\\d{4,5})|\\| (80\\d\\d) \\|");

    private final Path root;
    /// All that a name may stand in: the script, the sources, the configuration, the build.
    private final String known;
    private final String script;
    private final Set<String> folders;

    NamedThings(Path root) {
        this.root = root;
        this.script = Document.read(root.resolve("carequeue"));
        this.known = files(root, "java", "properties", "xml")
                // What is named here only, to see that it is missed, is not there.
                .filter(file -> !file.toString().contains("system/documents")).map(Document::read)
                .collect(Collectors.joining("\n", script, ""));
        try (var all = Files.list(root)) {
            this.folders = all.filter(Files::isDirectory).map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The documents of the project.
    static List<Path> documents(Path root) {
        return Stream.of(root, root.resolve("docs")).flatMap(folder -> {
            try (var all = Files.list(folder)) {
                return all.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    /// What a text names that is not there.
    ///
    /// @param folder where the document lies, which its links begin from
    List<String> missing(String text, Path folder) {
        var missing = new ArrayList<String>();
        LINK.matcher(text).results().map(link -> link.group(1)).filter(link -> !link.contains(":"))
                .filter(link -> !Files.exists(folder.resolve(link))).forEach(missing::add);
        PORT.matcher(text).results().map(port -> port.group(1) == null ? port.group(2) : port.group(1))
                .filter(port -> !known.contains(port)).forEach(missing::add);
        VARIABLE.matcher(text).results().map(name -> name.group()).filter(isNot(this::isVariable)).forEach(missing::add);
        CODE.matcher(text).results().map(code -> code.group(1) == null ? code.group(2) : code.group(1))
                .forEach(code -> inCode(code, missing));
        return missing;
    }

    private void inCode(String code, List<String> missing) {
        PROPERTY.matcher(code).results().map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                .filter(isNot(this::isProperty)).forEach(missing::add);
        if (PATH.matcher(code).matches() && isOurs(code) && !Files.exists(root.resolve(code))) {
            missing.add(code);
        }
        COMMAND.matcher(code).results().forEach(command -> {
            if (!script.contains("\n  " + command.group(1) + " ")) {
                missing.add("./carequeue " + command.group(1));
            }
            OPTION.matcher(command.group(2)).results().map(option -> option.group(1))
                    .filter(option -> !script.contains(option)).forEach(missing::add);
        });
    }

    /// A path of this checkout, and not one of a data folder or of an interface.
    private boolean isOurs(String path) {
        var first = path.substring(0, Math.max(0, path.indexOf('/')));
        return path.indexOf('/') < 0 || (folders.contains(first)
                && !Set.of("target", "data").contains(first) && Files.exists(root.resolve(first).resolve("pom.xml"))
                && !path.matches(first + "/(journal|tracking\\.key|staff\\.key|statistics\\.mv\\.db|snapshot|target/.*)"))
                || first.equals("docs");
    }

    private boolean isVariable(String name) {
        return Pattern.compile(name + "\\b").matcher(known).find();
    }

    private boolean isProperty(String name) {
        // Maven's own and those of its plugins, and what Surefire is told.
        return name.matches("(maven|surefire|failsafe|it|test)\\..*") || known.contains(name);
    }

    private static Predicate<String> isNot(Predicate<String> that) {
        return that.negate();
    }

    private static Stream<Path> files(Path root, String... endings) {
        try (var modules = Files.list(root)) {
            return modules.flatMap(module -> Files.isDirectory(module)
                    ? Stream.concat(Stream.of(module.resolve("pom.xml")), below(module.resolve("src")))
                    : Stream.of(module)).filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
