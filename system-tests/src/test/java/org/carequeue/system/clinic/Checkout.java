package org.carequeue.system.clinic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is under test.
public final class Checkout {

    /// The checkout's folder. Set by the pom; without it (a test started in an editor) the module's folder is the working
    /// directory.
    public static final Path ROOT = Path.of(System.getProperty("carequeue.root", "..")).toAbsolutePath().normalize();

    private Checkout() {
    }

    static Path launcherJar() throws IOException {
        try (var files = Files.newDirectoryStream(ROOT.resolve("launcher/target"), "launcher-*.jar")) {
            return files.iterator().next();
        }
    }
}
