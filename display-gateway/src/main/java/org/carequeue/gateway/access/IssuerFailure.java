package org.carequeue.gateway.access;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.VertxException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/// Why the sign-in server has not done what it was asked for.
final class IssuerFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// Whose matter it is.
    enum Kind {
        /// It does not answer, or says that it cannot now.
        AWAY("does not answer"),
        /// It does not know this gateway, or not with this secret: the operator's.
        CLIENT("does not take the identifier and the secret of this gateway"),
        /// It says no, or something that nobody is to believe: whoever signs in begins anew.
        REFUSED("says no");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// For the log and for operators.
        String words() {
            return words;
        }
    }

    private final Kind kind;

    IssuerFailure(Kind kind, Throwable cause) {
        super(kind.words(), cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /// What a failure of those who asked it means. What it has said itself is looked for by its codes (RFC 6749, 5.2), and repeated
    /// nowhere: it may be about a person.
    ///
    /// @param otherwise what one means that says nothing of itself
    static IssuerFailure of(Throwable failure, Kind otherwise) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var kind = kindOf(cause);
            if (kind.isPresent()) {
                return new IssuerFailure(kind.get(), failure);
            }
        }
        return new IssuerFailure(otherwise, failure);
    }

    private static Optional<Kind> kindOf(Throwable cause) {
        return switch (cause) {
            case IssuerFailure known -> Optional.of(known.kind());
            case IOException _, TimeoutException _, VertxException _, io.smallrye.mutiny.TimeoutException _ ->
                Optional.of(Kind.AWAY);
            case OIDCException said -> Optional.of(kindOf(String.valueOf(said.getMessage())));
            default -> Optional.empty();
        };
    }

    private static Kind kindOf(String answer) {
        try {
            return switch (new JsonObject(answer).getString("error", "")) {
                case "invalid_grant" -> Kind.REFUSED;
                case "invalid_client", "unauthorized_client" -> Kind.CLIENT;
                default -> Kind.AWAY;
            };
        } catch (DecodeException | ClassCastException notJson) {
            return Kind.AWAY;
        }
    }
}
