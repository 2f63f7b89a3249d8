package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The pages' scripts, as they stand in the sources.
final class PageScripts {

    static final Path FOLDER = Path.of("src/main/resources/META-INF/resources/app");

    /// Of what is ours.
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import |(?:import|export) [^;']*?from )'(\\.[^']+)';");

    private PageScripts() {
    }

    /// All of them. A test that found none would find no fault either.
    static List<Path> all() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            var scripts = files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
            assertThat(scripts).hasSizeGreaterThan(40);
            return scripts;
        }
    }

    /// One of them, and all that it imports.
    ///
    /// @param path below the folder
    static Set<Path> withAllThatItImports(Path path) throws IOException {
        var found = new TreeSet<Path>();
        var left = new ArrayDeque<>(List.of(path));
        while (!left.isEmpty()) {
            var script = left.pop();
            if (found.add(script)) {
                IMPORT.matcher(Files.readString(FOLDER.resolve(script))).results()
                        .forEach(named -> left.push(script.resolveSibling(named.group(1)).normalize()));
            }
        }
        return found;
    }

    /// One of them.
    ///
    /// @param path below the folder, `kiosk/kiosk.js`
    static String read(String path) throws IOException {
        return Files.readString(FOLDER.resolve(path));
    }
}
