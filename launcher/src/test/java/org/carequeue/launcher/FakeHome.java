package org.carequeue.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout in which every service is a {@link FakeService}, with ports that are free. */
record FakeHome(Path path, Map<String, String> environment) {

    static FakeHome in(Path folder) throws IOException {
        for (Service service : Service.values()) {
            Path jar = service.jar(folder);
            Files.createDirectories(Objects.requireNonNull(jar.getParent()));
            writeJar(jar, FakeService.class);
        }
        Files.copy(Path.of("jvm-options"), Files.createDirectories(folder.resolve("launcher")).resolve("jvm-options"));
        Map<String, String> environment = new HashMap<>();
        Iterator<Integer> ports = freePorts(Service.values().length).iterator();
        for (Service service : Service.values()) {
            environment.put(service.portVariable(), ports.next().toString());
        }
        return new FakeHome(folder, environment);
    }

    Path data() {
        return path.resolve("data");
    }

    RunFolder runFolder() {
        return RunFolder.in(data());
    }

    int port(Service service) {
        return Integer.parseInt(Objects.requireNonNull(environment.get(service.portVariable())));
    }

    Settings settings(String... more) throws Refusal {
        Map<String, String> values = Flags.over(environment, List.of(more), Settings.variables());
        return Settings.from(values, path, path);
    }

    /** A jar that runs one class. */
    static void writeJar(Path jar, Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String entry = main.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = Objects.requireNonNull(main.getClassLoader().getResourceAsStream(entry))) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
