package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.WebSocketLink;

/// The relay of the original design, on Node and `ws`: every message goes to every other client.
public final class Relay extends ProcessServer {

    /// As it stands in the tables.
    public static final String NAME = "relay (Node, ws)";

    private static final Greeting GREETING = new Greeting("/", "", false);

    private Relay(Path folder, Path log, int port, List<String> command) throws IOException {
        super(folder, log, port, command);
    }

    /// Starts it; the first time it gets `ws` from the npm registry, in the version that its lock file names.
    ///
    /// @throws Missing without Node or npm, or when `ws` cannot be had
    public static Relay start(Workshop workshop) throws IOException, Missing {
        var node = Workshop.program("node").orElseThrow(
                () -> new Missing("The relay is left out: there is no Node.js. Install the packages nodejs and npm."));
        var folder = workshop.folder().resolve("relay");
        install(folder);
        var port = Ports.free(1).getFirst();
        return new Relay(folder, workshop.log("relay"), port,
                List.of(node.toString(), "relay.js", Integer.toString(port)));
    }

    private static void install(Path folder) throws IOException, Missing {
        Workshop.unpack("relay/relay.js", folder);
        Workshop.unpack("relay/package.json", folder);
        Workshop.unpack("relay/package-lock.json", folder);
        if (Files.exists(folder.resolve("node_modules/ws/package.json"))) {
            return;
        }
        var npm = Workshop.program("npm").orElseThrow(
                () -> new Missing("The relay is left out: there is no npm. Install the package npm."));
        try {
            Workshop.tool(folder, Map.of(), npm.toString(), "ci", "--no-audit", "--no-fund");
        } catch (IOException e) {
            throw new Missing("The relay is left out: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Greeting greeting() {
        return GREETING;
    }

    @Override
    public Publisher publisher() throws IOException {
        var link = WebSocketLink.connect(port(), GREETING, (_, _, _) -> {
        });
        return new Publisher() {
            @Override
            public void publish(long number) throws IOException {
                link.send(BenchEvent.heard(number));
            }

            @Override
            public void close() throws IOException {
                link.close();
            }
        };
    }

    @Override
    public boolean publishersHear() {
        return true;
    }
}
