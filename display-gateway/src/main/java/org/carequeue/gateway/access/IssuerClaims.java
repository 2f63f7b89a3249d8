package org.carequeue.gateway.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.events.TypedText;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What a token of the sign-in server says, once somebody else has found that it is one.
///
/// @param said the token's payload
record IssuerClaims(JsonObject said) {

    /// As long as an actor's name gets.
    static final int LONGEST_NAME = 40;
    private static final int PARTS = 3;

    /// Reads the payload of a signed token, and looks at no signature.
    ///
    /// @return none where it is no such token, but a random one, for example, that says nothing to us
    static Optional<IssuerClaims> of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IssuerClaims(
                    new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException | DecodeException notOne) {
            return Optional.empty();
        }
    }

    Optional<String> text(String claim) {
        return said.getValue(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /// A time, which is a number of seconds (RFC 7519, 2).
    ///
    /// @return none where it is not there, or is none
    Optional<Instant> time(String claim) {
        return said.getValue(claim) instanceof Number seconds && seconds.longValue() >= 0
                && seconds.longValue() <= Instant.MAX.getEpochSecond()
                        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                        : Optional.empty();
    }

    /// The roles, of those that there are here; the server has others, which mean nothing to us.
    ///
    /// @param path a claim's name, or names that lead from one object into the next, separated by slashes. A name that has slashes
    /// itself, as those of some servers do, is looked for first.
    /// @param known those that there are
    Set<String> roles(String path, Collection<String> known) {
        return words(at(path)).filter(known::contains).collect(Collectors.toUnmodifiableSet());
    }

    private Object at(String path) {
        if (said.containsKey(path)) {
            return said.getValue(path);
        }
        Object here = said;
        for (var name : List.of(path.split("/", -1))) {
            here = here instanceof JsonObject object && object.containsKey(name) ? object.getValue(name) : "";
        }
        return here;
    }

    private static Stream<String> words(Object value) {
        return value instanceof JsonArray list ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : value instanceof String text ? Arrays.stream(text.split("[ ,]+", -1)) : Stream.empty();
    }

    /// Under which name somebody is written down: of these claims the first that is there, and the subject where none is.
    ///
    /// @return none where it can be no name: it is too long, or has something in it that no line has
    Optional<String> name(String... claims) {
        return Stream.of(claims).flatMap(claim -> text(claim).stream()).findFirst().or(() -> text("sub"))
                .filter(name -> TypedText.LINE.fault("A name", name, LONGEST_NAME).isEmpty());
    }

    /// @param name what they are called where the token says nothing better
    String displayName(String name) {
        return text("name").filter(text -> TypedText.LINE.fault("A name", text, AccessRules.LONGEST_DISPLAY_NAME).isEmpty())
                .orElse(name);
    }

    /// Whether this was issued to be shown to programs such as this one. A token that says for what else it is, is not that; the
    /// token about a sign-in, for example, is for whoever asked for the sign-in.
    boolean isForAccess() {
        return text("typ").filter(type -> !type.equals("Bearer")).isEmpty() && !said.containsKey("nonce")
                && !said.containsKey("at_hash") && !said.containsKey("events");
    }

    /// Whether this says that somebody has signed out (OpenID Connect Back-Channel Logout 1.0, 2.4).
    boolean isSignOut() {
        return said.getValue("events") instanceof JsonObject events
                && events.getValue("http://schemas.openid.net/event/backchannel-logout") instanceof JsonObject
                && !said.containsKey("nonce") && (text("sid").isPresent() || text("sub").isPresent());
    }

    /// Whether a token that tells of a sign-in was made for this client. The audience was looked at before; where there are
    /// several, this says for whom (OpenID Connect Core 1.0, 3.1.3.7).
    boolean isFor(String client) {
        return text("azp").filter(party -> !party.equals(client)).isEmpty();
    }
}
