package org.carequeue.bridge.http;

import java.util.regex.Pattern;

import jakarta.ws.rs.HeaderParam;

import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// What every request may say about itself in its headers.
public class CommandHeaders {

    /// Who asks where nobody is named: a program. A call or a claim is not held against it.
    public static final String API = "api";
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_NAME = 40;
    private static final Pattern TRACEPARENT = Pattern
            .compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @HeaderParam("Idempotency-Key")
    @Nullable
    String key;

    @HeaderParam("CareQueue-Actor")
    @Nullable
    String actor;

    @HeaderParam("CareQueue-Workplace")
    @Nullable
    String workplace;

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
        headers.workplace = other;
        headers.positions = positions;
        headers.traceparent = traceparent;
        return headers;
    }

    /// The command with who, where and which key.
    ///
    /// @throws RefusedException when a header has a form that is not accepted
    <C> Order<C> order(C command) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY || !isPrintable(key))) {
            throw new RefusedException(Refusal.invalid("malformed-header", "Idempotency-Key",
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " printable characters."));
        }
        var at = name("CareQueue-Workplace", workplace, API);
        return new Order<>(command, name("CareQueue-Actor", actor, at), at, key, traceparent(traceparent));
    }

    private static String name(String header, @Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (value.length() > LONGEST_NAME || !isPrintable(value)) {
            throw new RefusedException(Refusal.invalid("malformed-header", header,
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
