package org.carequeue.bench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.carequeue.bench.client.Greeting;

/// nchan in nginx: publishers POST, subscribers hold a WebSocket.
public final class Nchan implements FanOutServer {

    /// As it stands in the tables.
    public static final String NAME = "nchan (nginx)";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FILES = 18_000;
    private static final List<String> MODULES = List.of("/usr/lib/nginx/modules/ngx_nchan_module.so",
            "/usr/lib64/nginx/modules/ngx_nchan_module.so", "/usr/share/nginx/modules/ngx_nchan_module.so");

    private final Started process;
    private final int port;

    private Nchan(Started process, int port) {
        this.process = process;
        this.port = port;
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
        var process = Started.run(folder, workshop.log("nginx"), Map.of(),
                List.of(nginx.get().toString(), "-p", folder + "/", "-c", file.toString()));
        process.await("listening", PATIENCE, () -> Ports.answers(port));
        return new Nchan(process, port);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Greeting greeting() {
        return new Greeting("/subscribe", "", false);
    }

    @Override
    public Publisher publisher() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new HttpPublisher(socket);
    }

    @Override
    public List<Long> processes() {
        return List.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }

    /// POSTs one event after the other on one connection, each when the one before is answered.
    private record HttpPublisher(Socket socket) implements Publisher {

        @Override
        public void publish(long number) throws IOException {
            var event = BenchEvent.heard(number);
            var head = ("POST /publish HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                    + event.length + "\r\n\r\n").getBytes(US_ASCII);
            var request = new byte[head.length + event.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(event, 0, request, head.length, event.length);
            socket.getOutputStream().write(request);
            skipAnswer();
        }

        private void skipAnswer() throws IOException {
            var in = socket.getInputStream();
            var head = new StringBuilder();
            while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
                var next = in.read();
                if (next < 0) {
                    throw new EOFException("nginx hung up");
                }
                head.append((char) next);
            }
            if (!head.toString().startsWith("HTTP/1.1 20")) {
                throw new IOException("nginx answered " + head.toString().lines().findFirst().orElse(""));
            }
            var length = head.toString().lines().filter(line -> line.startsWith("Content-Length: "))
                    .mapToLong(line -> Long.parseLong(line.substring("Content-Length: ".length()))).findFirst().orElse(0);
            in.skipNBytes(length);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
