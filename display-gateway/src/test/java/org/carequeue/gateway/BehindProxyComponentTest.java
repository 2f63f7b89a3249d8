package org.carequeue.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// A clinic in which a proxy speaks https with browsers, as docs/OPERATIONS.md has it, and http with the gateway; and where
/// somebody collects traces.
@Tag("slow")
@QuarkusTest
@TestProfile(BehindProxyComponentTest.Proxy.class)
class BehindProxyComponentTest {

    private static final String TOKEN = "kR3v0jFq2mXw8bT1nYc4Zg";

    private final SeenSpans spans;

    BehindProxyComponentTest(SeenSpans spans) {
        this.spans = spans;
    }

    public static final class Proxy extends FakeClinic {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("CAREQUEUE_BEHIND_PROXY", "true");
            // Nobody listens there: spans are looked at before they leave.
            overrides.put("carequeue.otlp.endpoint", "http://127.0.0.1:9");
            return overrides;
        }
    }

    @Test
    void a_page_that_came_over_https_is_no_other_site_s() {
        asked("https://clinic.example", "https", 200);
    }

    @Test
    void a_name_that_the_proxy_was_asked_by_is_looked_at_too() {
        given().header("X-Forwarded-Host", "evil.example").get("/api/clock").then().statusCode(421);
        given().header("X-Forwarded-Host", "clinic.example").get("/api/clock").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/t/" + TOKEN, "/t/" + TOKEN + "/", "/t/" + TOKEN + "?lang=es", "/tickets/" + TOKEN,
            "/api/tickets/" + TOKEN, "/kiosk?t=" + TOKEN, "/t/" + TOKEN + "/more", "/kiosk/" + TOKEN })
    void a_patient_s_link_stands_in_no_span(String address) {
        // When
        var before = spans.ended().size();
        given().header("Referer", "http://localhost/t/" + TOKEN).get(address);

        // Then
        await().atMost(TestBrowser.PATIENCE).until(() -> spans.ended().size() > before);
        assertThat(spans.ended().toString()).contains("url.path").doesNotContain(TOKEN);
    }

    @Test
    void a_span_says_what_was_asked_and_of_whom_not() {
        // When
        given().contentType("application/json").post("/api/tickets/A017/park").then().statusCode(503);

        // Then
        await().atMost(TestBrowser.PATIENCE).untilAsserted(() -> assertThat(spans.ended()).extracting(SpanData::getName)
                .contains("POST /api/tickets/{ticket}/park"));
    }

    @Test
    void another_site_s_page_is_refused_all_the_same() {
        asked("https://elsewhere.example", "https", 403);
        asked("https://clinic.example", "http", 403);
    }

    static void asked(String origin, String scheme, int status) {
        given().header("Origin", origin).header("Host", "clinic.example").header("X-Forwarded-Proto", scheme)
                .get("/api/clock").then().statusCode(status);
    }
}
