package org.carequeue.system.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Checkout;

/// One of the project's documents, and its sources.
public final class Document {

    private static final Pattern FIRST_CELL = Pattern.compile("^\\| `([^`]+)` \\|");

    private Document() {
    }

    /// The checkout's folder.
    public static Path root() {
        return Checkout.ROOT;
    }

    /// What stands as code in the first column of a section's table.
    ///
    /// @param document path from the checkout's folder
    /// @param heading of the section
    public static Set<String> firstColumn(String document, String heading) {
        var found = new TreeSet<String>();
        var inside = false;
        for (var line : read(root().resolve(document)).lines().toList()) {
            if (line.startsWith("## ")) {
                inside = line.equals("## " + heading);
            }
            var cell = FIRST_CELL.matcher(line);
            if (inside && cell.find()) {
                found.add(cell.group(1));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(document + " has no table below \"" + heading + "\"");
        }
        return found;
    }

    /// All Java files of the product, without its tests.
    public static List<Path> sources() {
        try (var modules = Files.list(root())) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory)
                    .flatMap(Document::javaFiles).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
