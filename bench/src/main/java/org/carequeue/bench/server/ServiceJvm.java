package org.carequeue.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of one service, with the JVM options that the launcher gives it.
final class ServiceJvm {

    private ServiceJvm() {
    }

    /// @param jar beside which its start cache lies, if it has one; the JVM takes no notice of one that does not fit
    static List<String> command(Path jar, String... properties) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC", "-Xms16m", "-Xmx256m", "-XX:MaxDirectMemorySize=96m", "-XX:MaxMetaspaceSize=96m",
                "-XX:ReservedCodeCacheSize=64m", "-XX:TrimNativeHeapInterval=5000", "-Xlog:trimnative*=off",
                "-XX:Tier3InvocationThreshold=2000", "-XX:Tier3MinInvocationThreshold=1000",
                "-XX:Tier3CompileThreshold=20000", "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000", "--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        var cache = Path.of(jar.toString().replaceFirst("\\.jar$", ".aot"));
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
