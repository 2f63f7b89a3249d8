package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.carequeue.bench.client.Greeting;
import org.carequeue.bench.client.WebSocketLink;

/// What the operating system asks for: a C program that writes each frame, which comes in encoded, once to each client.
public final class Limit extends ProcessServer {

    /// As it stands in the tables.
    public static final String NAME = "limit (C, one write each)";

    private Limit(Path folder, Path log, int port, List<String> command) throws IOException {
        super(folder, log, port, command);
    }

    /// Compiles and starts it.
    ///
    /// @throws Missing without a C compiler
    public static Limit start(Workshop workshop) throws IOException, Missing {
        var gcc = Workshop.program("gcc").or(() -> Workshop.program("cc")).orElseThrow(() -> new Missing(
                "The limit is left out: there is no C compiler. Install the packages gcc and libc6-dev."));
        var folder = workshop.folder().resolve("limit");
        var source = Workshop.unpack("limit.c", folder);
        var program = folder.resolve("limit");
        try {
            Workshop.tool(folder, Map.of(), gcc.toString(), "-O2", "-o", program.toString(), source.toString());
        } catch (IOException e) {
            throw new Missing("The limit is left out, it does not compile here: " + e.getMessage());
        }
        var port = Ports.free(1).getFirst();
        return new Limit(folder, workshop.log("limit"), port,
                List.of(program.toString(), Integer.toString(port)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Greeting greeting() {
        return new Greeting("/", "", false);
    }

    @Override
    public Publisher publisher() throws IOException {
        var link = WebSocketLink.connect(port(), new Greeting("/publish", "", false), (_, _, _) -> {
        });
        return new Publisher() {
            @Override
            public void publish(long number) throws IOException {
                link.sendFrames(WebSocketLink.asServersSendIt(BenchEvent.heard(number)));
            }

            @Override
            public void close() throws IOException {
                link.close();
            }
        };
    }
}
