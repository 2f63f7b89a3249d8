package org.carequeue.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.context.ApplicationScoped;

import io.mvnpm.importmap.Aggregator;

/// Where the browser finds Lit, and ECharts where it needs that: an inline import map, made once from what is on the class path.
///
/// The policy allows this inline script by its hash, and one that looks after those that are loaded, and no other: hence no
/// nonce, and pages that may be cached.
@ApplicationScoped
public class ImportMap {

    /// What looks after a page's scripts, see there. It stands in the page itself, or it could be missing for the same reason.
    static final String START = textOf("/inline/start.js");

    /// Of a library in one file, which is taken out of its jar when this is built; this comes with it.
    private static final String ABOUT_CHARTS = "/META-INF/maven/org.mvnpm/echarts/pom.properties";
    private static final String CHARTS = "/_static/echarts/%s/dist/echarts.esm.min.js";

    private final String json;
    private final String contentSecurityPolicy;

    ImportMap() {
        this(new Aggregator().aggregateAsJson(true));
    }

    ImportMap(String json) {
        this.json = json;
        contentSecurityPolicy = String.join("; ",
                "default-src 'none'",
                "script-src 'self' 'sha256-" + sha256(json) + "' 'sha256-" + sha256(START) + "'",
                "style-src 'self'",
                "connect-src 'self'",
                "img-src 'self' data:",
                "media-src 'self'",
                "font-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "frame-ancestors 'self'",
                "form-action 'self'");
    }

    /// The same for a page that draws charts: the others do not even name ECharts.
    static ImportMap withCharts() {
        var about = new Properties();
        try {
            about.load(new StringReader(textOf(ABOUT_CHARTS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImportMap(new Aggregator(Map.of("echarts", CHARTS.replace("%s", about.getProperty("version"))))
                .aggregateAsJson(true));
    }

    /// Exactly what stands between the tags of the script element.
    public String json() {
        return json;
    }

    /// The header that goes with every page.
    ///
    /// @param formsTo the origin to which it may send a form beside its own, if there is one
    public String contentSecurityPolicy(Optional<String> formsTo) {
        return formsTo.map(origin -> contentSecurityPolicy + " " + origin).orElse(contentSecurityPolicy);
    }

    private static String textOf(String resource) {
        try (var stream = Objects.requireNonNull(ImportMap.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In Base64.
    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
