package org.carequeue.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import com.sun.net.httpserver.HttpServer;

/// Stands in for a service as far as the launcher is concerned: it takes its operators' port from the environment, is ready, logs
/// and ends on SIGTERM. Its jar holds this class alone, so it uses no other one of this project. The system properties
/// `fake.fails` and `fake.unready` name the module that ends at once, or that never becomes ready. Whoever asks
/// for `/end` has it end as a service does that has lost a single writer.
public final class FakeService {

    private FakeService() {
    }

    public static void main(String[] arguments) throws Exception {
        // …/ticket-service/target/service/ticket-service.jar
        var jar = Path.of(System.getProperty("java.class.path"));
        var module = jar.getName(jar.getNameCount() - 4).toString();
        var name = module.equals("display-gateway") ? "gateway" : module.replace("-service", "");
        if (module.equals(System.getProperty("fake.fails"))) {
            System.out.println("the journal of " + module + " is damaged");
            System.exit(7);
        }
        // At its own port it knows nothing.
        at(System.getenv("CAREQUEUE_" + name.toUpperCase(Locale.ROOT) + "_PORT")).start();
        var status = module.equals(System.getProperty("fake.unready")) ? 503 : 200;
        var server = at(System.getenv("CAREQUEUE_" + name.toUpperCase(Locale.ROOT) + "_MANAGEMENT_PORT"));
        server.createContext("/q/health/ready", exchange -> {
            byte[] body = "{\n  \"status\": \"%s\"\n}".formatted(status == 200 ? "UP" : "DOWN")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/end", exchange -> Runtime.getRuntime().halt(70));
        server.start();
        System.out.println(module + " stores in " + System.getenv("CAREQUEUE_DATA"));
    }

    private static HttpServer at(String port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
    }
}
