package org.carequeue.bridge.tls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;

/// TLS is spoken where there is a certificate: naming it, or wishing for one of our own, is all that has to be set. It is
/// spoken on the port that is plain otherwise, and nothing else is.
public final class TlsSwitch implements ConfigSourceFactory {

    /// By this property an application says where its certificate is.
    public static final String CERTIFICATE = "carequeue.server.certificate";
    /// The same of the key.
    public static final String KEY = "carequeue.server.key";
    /// Whether it makes both itself: `auto`.
    public static final String MODE = "carequeue.server.tls";

    /// Above the defaults of this jar, below an application's own settings and the environment.
    private static final int ORDINAL = 110;
    /// A wrong address is met by a browser for so long at most; the host's other ports keep to https for as long, too.
    private static final long HSTS_SECONDS = 30L * 24 * 60 * 60;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var brought = isSet(context, CERTIFICATE);
        var made = "auto".equals(value(context, MODE));
        if (!brought && !made) {
            return List.of();
        }
        var settings = new HashMap<>(Map.of("quarkus.http.tls-configuration-name", OwnCertificate.NAME,
                "quarkus.http.insecure-requests", "disabled",
                "quarkus.http.ssl-port", "${quarkus.http.port}",
                "quarkus.http.test-ssl-port", "${quarkus.http.test-port}"));
        // Of a certificate of our own a browser may have to be told anew that it is to be believed, and this would forbid it.
        if (brought) {
            settings.put("quarkus.http.header.\"Strict-Transport-Security\".value", "max-age=" + HSTS_SECONDS);
        }
        return List.of(new PropertiesConfigSource(settings, "carequeue tls", ORDINAL));
    }

    private static boolean isSet(ConfigSourceContext context, String name) {
        return !value(context, name).isEmpty();
    }

    private static String value(ConfigSourceContext context, String name) {
        var value = context.getValue(name);
        return value == null || value.getValue() == null ? "" : value.getValue().strip();
    }
}
