package org.carequeue.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// The files that pages are made of, scripts, styles, pictures and texts, at addresses that say of which build they are, or of
/// which version of a library. What stands there never changes: a browser asks for it once, and a page of another build does
/// not get what does not fit it.
///
/// The build makes one file of each page's scripts and makes the style sheets smaller; what it has not made is there as it is
/// written. Each is compressed when it is first asked for, and kept so: all of them together are some hundred KB.
public final class PageFiles {

    private static final String APP = "/app";
    private static final String LIBRARIES = "/_static";
    private static final Pattern TEXTS = Pattern.compile("/texts/([a-z-]+)/([A-Za-z-]+)\\.json");
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript;charset=UTF-8", "css",
            "text/css;charset=UTF-8", "svg", "image/svg+xml", "json", "application/json", "png", "image/png", "webp",
            "image/webp", "woff2", "font/woff2", "webmanifest", "application/manifest+json");

    private final String folder;
    private final boolean changing;
    private final Texts texts;
    private final Map<String, Buffer> compressed = new ConcurrentHashMap<>();

    /// @param build of the gateway
    /// @param changing whether somebody works on them: then they stand where they change, and the browser asks each time
    /// @param texts those of a page in one language are a file, too
    public PageFiles(String build, boolean changing, Texts texts) {
        this.folder = changing ? APP : APP + "/" + build;
        this.changing = changing;
        this.texts = texts;
    }

    /// Below which address those of this build stand.
    public String folder() {
        return folder;
    }

    /// Whether somebody works on them.
    boolean changing() {
        return changing;
    }

    /// Answers for them from now on.
    public void serve(Router router) {
        for (var below : changing ? List.of(folder + "/texts") : List.of(folder, LIBRARIES)) {
            router.route(HttpMethod.GET, below + "/*").handler(this::answer);
            router.route(HttpMethod.HEAD, below + "/*").handler(this::answer);
        }
    }

    /// Whether what is sent to whoever asks may be compressed.
    static boolean takesGzip(HttpServerRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private void answer(RoutingContext routing) {
        var path = routing.normalizedPath();
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        var takesGzip = takesGzip(routing.request());
        var kept = takesGzip ? compressed.get(path) : null;
        if (type == null) {
            routing.next();
        } else if (kept != null) {
            send(routing, type, kept, true);
        } else {
            routing.vertx().executeBlocking(() -> file(path, takesGzip), false)
                    .onSuccess(file -> file.ifPresentOrElse(found -> send(routing, type, found, takesGzip), routing::next))
                    .onFailure(routing::fail);
        }
    }

    private void send(RoutingContext routing, String type, Buffer file, boolean isCompressed) {
        var response = routing.response().putHeader("Content-Type", type).putHeader("Vary", "Accept-Encoding")
                .putHeader("Cache-Control", changing ? "no-cache" : "public, max-age=31536000, immutable");
        if (isCompressed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (routing.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", String.valueOf(file.length())).end();
        } else {
            response.end(file);
        }
    }

    private Optional<Buffer> file(String path, boolean takesGzip) {
        var found = path.startsWith(folder) ? ofThisBuild(path.substring(folder.length()))
                : resource("META-INF/resources" + path);
        if (!takesGzip) {
            return found.map(Buffer::buffer);
        }
        var small = found.map(PageFiles::compressed).map(Buffer::buffer);
        if (!changing) {
            small.ifPresent(file -> compressed.put(path, file));
        }
        return small;
    }

    private Optional<byte[]> ofThisBuild(String name) {
        var asked = TEXTS.matcher(name);
        return asked.matches() ? texts.json(asked.group(1), asked.group(2)).map(json -> json.getBytes(UTF_8))
                : resource("META-INF/bundled" + name).or(() -> resource("META-INF/resources" + APP + name));
    }

    private static Optional<byte[]> resource(String path) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /// As small as gzip can.
    static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
