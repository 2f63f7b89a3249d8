package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The pages' scripts, as they stand in the sources.
final class PageScripts {

    static final Path FOLDER = Path.of("src/main/resources/META-INF/resources/app");

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

    /// One of them.
    ///
    /// @param path below the folder, `kiosk/kiosk.js`
    static String read(String path) throws IOException {
        return Files.readString(FOLDER.resolve(path));
    }
}
