package org.carequeue.bridge.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.jspecify.annotations.Nullable;

import io.vertx.core.MultiMap;

/// What every request must be like before anybody looks at what it asks for: a page, a command, a socket.
///
/// @param names by which it may be asked for
/// @param browsers whether browsers are served here; where they are not, no page of any site gets an answer
/// @param behindProxy whether a proxy says by which name the browser has asked
/// @param largestBody in bytes
record FrontDoor(KnownNames names, boolean browsers, boolean behindProxy, long largestBody) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /// The page's own requests, and what a person has typed.
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /// Why the request is not looked at; null where it is.
    ///
    /// @param target as it stands in the request's first line
    /// @param local the address of this machine at which the connection ends
    @Nullable
    Refusal check(String method, String target, MultiMap headers, InetAddress local) {
        if (!RequestTarget.isPlain(target)) {
            return BridgeProblem.MALFORMED_TARGET
                    .because("An address begins with one slash, and has no empty, dotted or hidden parts.");
        }
        var hosts = headers.getAll("Host");
        if (hosts.size() != 1 || KnownNames.nameOf(hosts.getFirst()).isEmpty()) {
            return BridgeProblem.MALFORMED_HEADER.in("Host", "A request names one host.");
        }
        if (!strangers(headers, local).isEmpty()) {
            return BridgeProblem.UNKNOWN_HOST.because(
                    "CareQueue does not go by this name here. Whoever operates it can let the name in, by CAREQUEUE_NAMES.");
        }
        if (isOfAnotherPage(method, headers)) {
            return BridgeProblem.FOREIGN_PAGE
                    .because("Pages get answers from their own site only, and all of them from the gateway.");
        }
        // One whose length is not said is ended by the guard of its connection.
        if (length(headers) > largestBody) {
            return BridgeProblem.BODY_TOO_LARGE.because("A request's body has at most " + largestBody / 1024 + " KiB.");
        }
        return hasUnsaidBody(method, headers) ? unsupportedType() : CommandHeaders.check(headers);
    }

    /// Of the body; 0 where it is not said. The guard of the connection has let in nothing but one number.
    private static long length(MultiMap headers) {
        var said = headers.get("Content-Length");
        return said == null ? 0 : Long.parseLong(said.strip());
    }

    static Refusal unsupportedType() {
        return BridgeProblem.UNSUPPORTED_TYPE.in("Content-Type",
                "A body comes with one Content-Type, that of the request: application/json, where nothing else is described.");
    }

    /// What it was asked for by, and does not go by.
    List<String> strangers(MultiMap headers, InetAddress local) {
        var asked = new ArrayList<>(headers.getAll("Host"));
        if (behindProxy) {
            headers.getAll("X-Forwarded-Host").forEach(list -> asked.addAll(List.of(list.split(",", -1))));
        }
        return asked.stream().map(host -> KnownNames.nameOf(host.strip()).orElse(""))
                .filter(name -> !names.knows(name, local)).toList();
    }

    private boolean isOfAnotherPage(String method, MultiMap headers) {
        var sites = headers.getAll("Sec-Fetch-Site");
        return browsers ? !READING.contains(method) && sites.stream().anyMatch(site -> !OWN.contains(site))
                : !sites.isEmpty() || headers.contains("Origin");
    }

    /// A page of another site may send a body of some types unasked, and one without a type. Which type a resource takes it
    /// says itself; that there is one, and no pattern for many, is looked at here.
    private static boolean hasUnsaidBody(String method, MultiMap headers) {
        var types = headers.getAll("Content-Type");
        var hasBody = headers.contains("Transfer-Encoding") || length(headers) > 0;
        return !READING.contains(method)
                && (types.size() > 1 || types.isEmpty() && hasBody || !types.isEmpty() && isVague(types.getFirst()));
    }

    private static boolean isVague(String type) {
        var essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return essence.isEmpty() || essence.contains("*") || essence.contains(",");
    }
}
