package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/// Takes spans as an OpenTelemetry collector does, over OTLP/HTTP.
public final class TraceCollector implements AutoCloseable {

    /// One span.
    ///
    /// @param service that recorded it
    /// @param parent id of the span around it, empty for the first
    public record Seen(String service, String name, String trace, String id, String parent) {
    }

    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private volatile @Nullable Throwable failure;

    public TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (exchange; var body = exchange.getRequestBody()) {
            var request = ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body);
            request.getResourceSpansList().forEach(this::take);
            exchange.sendResponseHeaders(200, -1);
        } catch (IOException | RuntimeException | LinkageError e) {
            failure = e;
            throw e;
        }
    }

    private void take(ResourceSpans resource) {
        var service = resource.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue()).findFirst().orElse("?");
        resource.getScopeSpansList().stream().flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Seen(service, span.getName(), hex(span.getTraceId().toByteArray()),
                        hex(span.getSpanId().toByteArray()), hex(span.getParentSpanId().toByteArray())))
                .forEach(spans::add);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// All spans so far.
    public List<Seen> spans() {
        if (failure != null) {
            throw new IllegalStateException("spans came that could not be read", failure);
        }
        return List.copyOf(spans);
    }

    /// Where the services are to send theirs.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
