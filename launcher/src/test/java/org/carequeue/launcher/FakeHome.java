package org.carequeue.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.settings.Flags;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;

/// A checkout in which every service is a [FakeService], with ports that are free.
public record FakeHome(Path path, Map<String, String> environment) {

    public static FakeHome in(Path folder) throws IOException {
        for (var service : Service.values()) {
            var jar = service.jar(folder);
            Files.createDirectories(Objects.requireNonNull(jar.getParent()));
            writeJar(jar, FakeService.class);
        }
        Files.copy(Path.of("jvm-options"), Files.createDirectories(folder.resolve("launcher")).resolve("jvm-options"));
        var environment = new HashMap<String, String>();
        var ports = freePorts(2 * Service.values().length).iterator();
        for (var service : Service.values()) {
            environment.put(service.portVariable(), ports.next().toString());
            environment.put(service.managementVariable(), ports.next().toString());
        }
        return new FakeHome(folder, environment);
    }

    public Path data() {
        return path.resolve("data");
    }

    public RunFolder runFolder() {
        return RunFolder.in(data());
    }

    public int port(Service service) {
        return Integer.parseInt(Objects.requireNonNull(environment.get(service.portVariable())));
    }

    public int managementPort(Service service) {
        return Integer.parseInt(Objects.requireNonNull(environment.get(service.managementVariable())));
    }

    public Settings settings(String... more) throws Refusal {
        var values = Flags.over(environment, List.of(more), Settings.variables());
        return Settings.from(values, path, path);
    }

    /// A jar that runs one class.
    public static void writeJar(Path jar, Class<?> main) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        var entry = main.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = Objects.requireNonNull(main.getClassLoader().getResourceAsStream(entry))) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
