package org.carequeue.bench.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of one service, with the JVM options that the launcher gives it.
final class ServiceJvm {

    private ServiceJvm() {
    }

    static List<String> command(Path jar, String... properties) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xms24m", "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
