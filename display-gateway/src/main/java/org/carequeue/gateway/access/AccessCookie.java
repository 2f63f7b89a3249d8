package org.carequeue.gateway.access;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

import io.vertx.core.http.HttpServerRequest;

/// The cookies by which a browser is known: for this host alone, for no script, and for no other site's requests. Where the
/// browser speaks TLS they are sent over TLS only, which their names promise (`__Host-`, RFC 6265bis).
enum AccessCookie {
    /// While somebody is signed in: until the browser is closed.
    SESSION("carequeue-session", NewCookie.DEFAULT_MAX_AGE),
    /// Where somebody has set a quick code: until the browser is closed.
    BROWSER("carequeue-browser", NewCookie.DEFAULT_MAX_AGE),
    /// Of a screen or kiosk: for as long as browsers keep one.
    DEVICE("carequeue-device", (int) Duration.ofDays(400).toSeconds());

    private final String plain;
    private final int seconds;

    AccessCookie(String plain, int seconds) {
        this.plain = plain;
        this.seconds = seconds;
    }

    private String name(HttpServerRequest request) {
        return isSecure(request) ? "__Host-" + plain : plain;
    }

    /// Also where a proxy speaks TLS with the browser, if the proxy is believed.
    private static boolean isSecure(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }

    /// What the browser has; none where it has none, or something else.
    Optional<SessionToken> of(HttpServerRequest request) {
        var cookie = request.getCookie(name(request));
        return cookie == null ? Optional.empty() : SessionToken.of(cookie.getValue());
    }

    /// Has the browser keep it.
    NewCookie keep(HttpServerRequest request, SessionToken token) {
        return cookie(request, token.value(), seconds);
    }

    /// Has the browser forget it.
    NewCookie forget(HttpServerRequest request) {
        return cookie(request, "", 0);
    }

    private NewCookie cookie(HttpServerRequest request, String value, int age) {
        return new NewCookie.Builder(name(request)).value(value).path("/").httpOnly(true).secure(isSecure(request))
                .sameSite(SameSite.STRICT).maxAge(age).build();
    }
}
