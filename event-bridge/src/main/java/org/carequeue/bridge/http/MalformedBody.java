package org.carequeue.bridge.http;

import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.carequeue.bridge.desk.Refusal;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
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

    static HttpProblem of(JacksonException cause) {
        var field = cause instanceof JsonMappingException mapping ? field(mapping) : null;
        return Problems.of(new Refusal("malformed-body", Refusal.Kind.INVALID,
                field == null ? "The request's body is not the JSON object that this request takes."
                        : "The field " + field + " does not have the form that this request takes.",
                field));
    }

    /// `items[0].dose.amount`
    private static @Nullable String field(JsonMappingException mapping) {
        var path = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? null : path.startsWith(".") ? path.substring(1) : path;
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

    /// JSON that cannot be parsed, which Quarkus REST has wrapped into a plain 400.
    @Singleton
    static class Unparsable implements ProblemPostProcessor {
        @Override
        public HttpProblem apply(HttpProblem problem, ProblemContext context) {
            return context.cause.getCause() instanceof StreamReadException cause ? of(cause) : problem;
        }
    }
}
