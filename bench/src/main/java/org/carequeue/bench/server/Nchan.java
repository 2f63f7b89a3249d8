package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.HttpLink;

/// nchan in nginx: publishers POST, subscribers hold a WebSocket.
public final class Nchan extends ProcessServer {

    /// As it stands in the tables.
    public static final String NAME = "nchan (nginx)";

    private static final int FILES = 18_000;
    private static final List<String> MODULES = List.of("/usr/lib/nginx/modules/ngx_nchan_module.so",
            "/usr/lib64/nginx/modules/ngx_nchan_module.so", "/usr/share/nginx/modules/ngx_nchan_module.so");

    private Nchan(Path folder, Path log, int port, List<String> command) throws IOException {
        super(folder, log, port, command);
    }

    /// @throws Missing without nginx or its nchan module
    public static Nchan start(Workshop workshop) throws IOException, Missing {
        var module = MODULES.stream().filter(file -> Files.isReadable(Path.of(file))).findFirst();
        var nginx = Workshop.program("nginx");
        if (nginx.isEmpty() || module.isEmpty()) {
            throw new Missing("nchan is left out: there is no nginx with it. "
                    + "Install the packages nginx-light and libnginx-mod-nchan.");
        }
        var folder = Files.createDirectories(workshop.folder().resolve("nginx"));
        var port = Ports.free(1).getFirst();
        var settings = Workshop.resource("nginx.conf").replace("@module@", module.get())
                .replace("@user@", System.getProperty("user.name").equals("root") ? "user root;" : "")
                .replace("@files@", Integer.toString(FILES)).replace("@folder@", folder.toString())
                .replace("@port@", Integer.toString(port));
        var file = Files.writeString(folder.resolve("nginx.conf"), settings);
        return new Nchan(folder, workshop.log("nginx"), port,
                List.of(nginx.get().toString(), "-p", folder + "/", "-c", file.toString()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Greeting greeting() {
        return new Greeting("/subscribe", "", false);
    }

    @Override
    public Publisher publisher() throws IOException {
        return new HttpPublisher(HttpLink.connect(port()));
    }

    /// POSTs one event after the other on one connection, each when the one before is answered.
    private record HttpPublisher(HttpLink link) implements Publisher {

        @Override
        public void publish(long number) throws IOException {
            link.post("/publish", "", BenchEvent.heard(number));
        }

        @Override
        public void close() throws IOException {
            link.close();
        }
    }
}
