package org.carequeue.bridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for one test. Quarkus makes test instances of its own, into which JUnit injects none.
final class TemporaryFolder {

    private TemporaryFolder() {
    }

    static Path create() {
        try {
            return Files.createTempDirectory("carequeue-bridge-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With all that is in it, to where nothing is yet.
    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With all that is in it.
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
