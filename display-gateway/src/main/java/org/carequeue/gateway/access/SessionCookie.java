package org.carequeue.gateway.access;

import java.util.Optional;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

import io.vertx.core.http.HttpServerRequest;

/// The cookie that a browser has while somebody is signed in: for this host alone, for no script, and for no other site's
/// requests. Where the browser speaks TLS it is sent over TLS only, which its name promises (`__Host-`, RFC 6265bis).
final class SessionCookie {

    private static final String PLAIN = "carequeue-session";
    private static final String SECURE = "__Host-" + PLAIN;

    private SessionCookie() {
    }

    private static String name(HttpServerRequest request) {
        return isSecure(request) ? SECURE : PLAIN;
    }

    /// Also where a proxy speaks TLS with the browser, if the proxy is believed.
    private static boolean isSecure(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }

    /// What the browser has; none where it has none, or something else.
    static Optional<SessionToken> of(HttpServerRequest request) {
        var cookie = request.getCookie(name(request));
        return cookie == null ? Optional.empty() : SessionToken.of(cookie.getValue());
    }

    /// Has the browser keep it until it is closed.
    static NewCookie keep(HttpServerRequest request, SessionToken token) {
        return cookie(request, token.value(), NewCookie.DEFAULT_MAX_AGE);
    }

    /// Has the browser forget it.
    static NewCookie forget(HttpServerRequest request) {
        return cookie(request, "", 0);
    }

    private static NewCookie cookie(HttpServerRequest request, String value, int seconds) {
        return new NewCookie.Builder(name(request)).value(value).path("/").httpOnly(true).secure(isSecure(request))
                .sameSite(SameSite.STRICT).maxAge(seconds).build();
    }
}
