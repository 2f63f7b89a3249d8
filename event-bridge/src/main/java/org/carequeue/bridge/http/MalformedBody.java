package org.carequeue.bridge.http;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.carequeue.bridge.desk.BridgeProblem;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/// Bodies that are no JSON, or not of the form that the request takes, as the problem `malformed-body`. It names the
/// field, and repeats nothing of what was sent: that may be about a patient.
final class MalformedBody {

    private MalformedBody() {
    }

    /// What reads a request's body, and fails where the connection does.
    private static final String READS = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream";
    private static final Pattern FIELD = Pattern.compile("[A-Za-z]{1,40}([.][A-Za-z]{1,40}|\\[[0-9]{1,9}\\]){0,9}");

    static HttpProblem of(JacksonException cause) {
        var field = field(cause);
        return field == null ? ofAll()
                : Problems.of(BridgeProblem.MALFORMED_BODY.in(field,
                        "The field " + field + " does not have the form that this request takes."));
    }

    private static HttpProblem ofAll() {
        return Problems.of(
                BridgeProblem.MALFORMED_BODY.because("The request's body is not the JSON object that this request takes."));
    }

    /// `items[0].dose.amount`; null where none is known, or it has a name that no request has.
    private static @Nullable String field(JacksonException cause) {
        var path = switch (cause) {
            case JsonMappingException mapping when mapping.getCause() instanceof StreamReadException parsing -> path(parsing);
            case JsonMappingException mapping when !mapping.getPath().isEmpty() -> mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            default -> path(cause);
        };
        var field = path.startsWith(".") ? path.substring(1) : path;
        return FIELD.matcher(field).matches() ? field : null;
    }

    private static String path(JacksonException cause) {
        return cause.getProcessor() instanceof JsonParser parser ? path(parser.getParsingContext()) : "";
    }

    /// Where the parser has come to: a field that stands twice is of no object yet.
    private static String path(@Nullable JsonStreamContext at) {
        if (at == null || at.inRoot()) {
            return "";
        }
        var step = at.inArray() ? "[" + at.getCurrentIndex() + "]" : at.hasCurrentName() ? "." + at.getCurrentName() : "";
        return path(at.getParent()) + step;
    }

    /// JSON of another shape than the request's.
    @Provider
    @Priority(Priorities.USER - 100)
    public static class OtherShape implements ExceptionMapper<MismatchedInputException> {
        @Override
        public Response toResponse(MismatchedInputException cause) {
            return of(cause).toResponse();
        }
    }

    /// JSON that cannot be parsed, or with a value of another kind: others have made a plain 400 of it. So is what can be no
    /// text in any encoding, of which they have made an error of ours. What cannot be written is no fault of the request's.
    @Singleton
    static class Unparsable implements ProblemPostProcessor {
        @Override
        public HttpProblem apply(HttpProblem problem, ProblemContext context) {
            if (context.cause instanceof CharConversionException) {
                return ofAll();
            }
            var cause = context.cause instanceof JacksonException ? context.cause : context.cause.getCause();
            return cause instanceof JacksonException wrong && !(wrong.getProcessor() instanceof JsonGenerator) ? of(wrong)
                    : problem;
        }
    }

    /// A body that the other end broke off, in whichever way: nobody is there to be answered, and nothing is wrong here. Said
    /// before the problem is logged, or whoever hangs up could fill a log with errors.
    @Singleton
    static class BrokenOff implements ProblemPostProcessor {

        @Override
        public HttpProblem apply(HttpProblem problem, ProblemContext context) {
            return context.cause instanceof IOException failed && isOfReading(failed) ? ofAll() : problem;
        }

        private static boolean isOfReading(IOException failed) {
            var where = failed.getStackTrace();
            return where.length > 0 && where[0].getClassName().startsWith(READS);
        }

        @Override
        public int priority() {
            return Integer.MAX_VALUE;
        }
    }
}
