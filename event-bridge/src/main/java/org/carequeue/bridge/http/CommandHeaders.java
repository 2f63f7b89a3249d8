package org.carequeue.bridge.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

import io.vertx.core.MultiMap;

/// What every request may say about itself in its headers.
public class CommandHeaders {

    /// Who asks where nobody is named: a program. A call or a claim is not held against it.
    public static final String API = "api";
    /// By which a command that is sent again is recognised.
    public static final String KEY = "Idempotency-Key";
    /// Who asks.
    public static final String ACTOR = "CareQueue-Actor";
    /// From where.
    public static final String WORKPLACE = "CareQueue-Workplace";
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_NAME = 40;
    private static final Pattern TRACEPARENT = Pattern
            .compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @HeaderParam(KEY)
    @Nullable
    String key;

    @HeaderParam(ACTOR)
    @Nullable
    String actor;

    @HeaderParam(WORKPLACE)
    @Nullable
    String workplace;

    @Context
    @Nullable
    SecurityContext security;

    private String otherwise = API;

    @HeaderParam(KnownPosition.HEADER)
    @Nullable
    String positions;

    @HeaderParam("traceparent")
    @Nullable
    String traceparent;

    /// The same headers, with this workplace where the request named none.
    public CommandHeaders orWorkplace(String other) {
        if (workplace != null) {
            return this;
        }
        var headers = new CommandHeaders();
        headers.key = key;
        headers.actor = actor;
        headers.otherwise = other;
        headers.positions = positions;
        headers.traceparent = traceparent;
        headers.security = security;
        return headers;
    }

    /// Whether who asks has one of these roles.
    public boolean isOneOf(String... roles) {
        return security != null && Stream.of(roles).anyMatch(security::isUserInRole);
    }

    /// The command with who, where and which key. Whose key it is follows from what the request itself says.
    ///
    /// @throws RefusedException when a header has a form that is not accepted
    <C> Order<C> order(C command) {
        var said = name(WORKPLACE, workplace, API);
        var at = name(WORKPLACE, workplace, otherwise);
        var known = signedIn();
        var actor = known == null ? null : known.actor();
        var asks = actor == null ? name(ACTOR, this.actor, at) : actor;
        var sender = actor == null ? name(ACTOR, this.actor, said) : actor;
        var called = known == null || known.called() == null ? asks : known.called();
        return new Order<>(command, asks, called, at, Order.sender(sender, said), key, traceparent(traceparent));
    }

    /// Whoever has signed in is no other one, whatever the request says; null where nobody has to.
    private @Nullable Pass signedIn() {
        return security != null && security.getUserPrincipal() instanceof Pass pass ? pass : null;
    }

    /// Looks at them before anybody reads one, while all that was sent is there: what reads one later takes the first, and an
    /// empty one for none. A sender with an empty key that asks again would do twice what it believes to do once.
    static @Nullable Refusal check(MultiMap headers) {
        for (var name : List.of(ACTOR, WORKPLACE)) {
            if (headers.getAll(name).size() > 1) {
                return BridgeProblem.MALFORMED_HEADER.in(name, name + " is sent once.");
            }
        }
        var keys = headers.getAll(KEY);
        return keys.isEmpty() || keys.size() == 1 && isKey(keys.getFirst()) ? null
                : BridgeProblem.MALFORMED_HEADER.in(KEY,
                        "An Idempotency-Key is sent once and has 1 to " + LONGEST_KEY + " printable characters.");
    }

    private static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY && isPrintable(key);
    }

    private static String name(String header, @Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (value.length() > LONGEST_NAME || !isPrintable(value)) {
            throw new RefusedException(BridgeProblem.MALFORMED_HEADER.in(header,
                    header + " has at most " + LONGEST_NAME + " printable characters."));
        }
        return value;
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /// A malformed trace context is dropped, as its specification asks.
    private static @Nullable String traceparent(@Nullable String value) {
        return value != null && TRACEPARENT.matcher(value).matches() ? value : null;
    }
}
