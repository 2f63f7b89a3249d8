package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;

/// The body of a request as bytes, read as all services read them into a form that has a field of each kind that a request
/// can have. It is read, and then what is read can be written and comes back the same; or it is a problem with a sentence,
/// which names a field at most and repeats nothing.
class BodyFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static {
        new JsonCustomizer().customize(MAPPER);
    }

    /// As they came: written out, a number may be longer than one that a request may have.
    private static final ObjectWriter WRITER = MAPPER.writer().without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    record Form(@Nullable String text, @Nullable Integer number, @Nullable Boolean flag, @Nullable BigDecimal amount,
            @Nullable Form within, @Nullable List<@Nullable Form> items, @Nullable List<@Nullable String> texts) {
    }

    @FuzzTest
    void a_body_is_read_or_is_a_problem_with_a_sentence(byte[] body) throws IOException {
        Form form;
        try {
            form = MAPPER.readValue(body, Form.class);
        } catch (IOException e) {
            isWhole(answered(e));
            return;
        }
        assertThat(MAPPER.readValue(WRITER.writeValueAsBytes(form), Form.class)).usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.compareTo(other) == 0, BigDecimal.class).isEqualTo(form);
    }

    /// As the platform hands a failed reading on: what cannot be parsed or bound as a plain 400, everything else as it is.
    private static HttpProblem answered(IOException e) {
        if (e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatched) {
            return MalformedBody.of(mismatched);
        }
        var isRefused = e instanceof JacksonException;
        var context = ProblemContext.of(isRefused ? new WebApplicationException(e, Response.Status.BAD_REQUEST) : e,
                "/tickets");
        var problem = HttpProblem.valueOf(isRefused ? Response.Status.BAD_REQUEST : Response.Status.INTERNAL_SERVER_ERROR);
        return new MalformedBody.Unparsable().apply(new MalformedBody.BrokenOff().apply(problem, context), context);
    }

    private static void isWhole(HttpProblem problem) {
        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getDetail()).matches("The (request's body|field [A-Za-z0-9.\\[\\]]+) [a-zA-Z' ]+[.]");
    }
}
