package org.carequeue.bridge.desk;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// Why a command was not carried out. Nothing of it has happened. A [ProblemType] makes it.
///
/// @param code of the [ProblemType]
/// @param kind what sort of refusal it is, from which the status of a reply follows
/// @param detail a sentence that the person at the desk understands; never patient data
/// @param field the field that is wrong, where one is
/// @param more what programs are told beside it, by name; values that can be written as JSON, and never patient data
/// @param again after how long it may be tried again, where that is known
public record Refusal(String code, Kind kind, String detail, @Nullable String field, Map<String, Object> more,
        @Nullable Duration again) {

    private static final String ABOUT = "about";

    public Refusal {
        more = Map.copyOf(more);
    }

    /// One beside which there is nothing to tell, and of which nobody knows when it may be tried again.
    public Refusal(String code, Kind kind, String detail, @Nullable String field) {
        this(code, kind, detail, field, Map.of(), null);
    }

    /// The same, with something beside it.
    public Refusal with(String name, Object value) {
        var others = new LinkedHashMap<>(more);
        others.put(name, value);
        return new Refusal(code, kind, detail, field, others, again);
    }

    /// The same, with the name of something that the sentence names, for whoever says it in another language: a `number`, a `room`.
    ///
    /// @param what sort of thing it is
    /// @param name as people read it
    public Refusal about(String what, Object name) {
        var named = new TreeMap<String, Object>();
        if (more.get(ABOUT) instanceof Map<?, ?> before) {
            before.forEach((key, value) -> named.put((String) key, value));
        }
        named.put(what, name.toString());
        return with(ABOUT, Collections.unmodifiableMap(named));
    }

    /// The same, and it may be tried again after so long.
    public Refusal after(Duration wait) {
        return new Refusal(code, kind, detail, field, more, wait);
    }

    /// The sorts of refusal.
    public enum Kind {
        /// The request itself is wrong, whatever the state.
        INVALID(400),
        /// What it names does not exist.
        NOT_FOUND(404),
        /// It cannot be done as things stand.
        CONFLICT(409),
        /// It contradicts an earlier request.
        CONTRADICTION(422),
        /// Whoever asks has asked too often.
        TOO_OFTEN(429),
        /// It cannot be done now and may be tried again.
        UNAVAILABLE(503),
        /// It is not known who asks.
        UNKNOWN(401),
        /// Whoever asks may not.
        FORBIDDEN(403),
        /// It is asked for in a way in which nothing is.
        NOT_ALLOWED(405),
        /// What there is cannot be had in the form that is asked for.
        NOT_ACCEPTABLE(406),
        /// Its body is larger than any that is taken.
        OVERSIZED(413),
        /// Its body is of no type that is taken.
        UNSUPPORTED(415),
        /// It is meant for somebody of another name.
        MISDIRECTED(421);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The status of an HTTP reply.
        public int status() {
            return status;
        }
    }

    /// Nobody has said who asks, or it is not believed.
    public static Refusal notSignedIn() {
        return BridgeProblem.NOT_SIGNED_IN.because("It is not known who asks. Please sign in, and try again.");
    }

    /// The service takes nothing new any more.
    public static Refusal stopping() {
        return BridgeProblem.STOPPING.because("The service is being stopped. Please try again in a moment.");
    }
}
