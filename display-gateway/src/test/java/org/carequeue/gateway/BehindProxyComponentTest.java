package org.carequeue.gateway;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// A clinic in which a proxy speaks https with browsers, as docs/OPERATIONS.md has it, and http with the gateway.
@QuarkusTest
@TestProfile(BehindProxyComponentTest.Proxy.class)
class BehindProxyComponentTest {

    public static final class Proxy extends FakeClinic {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("CAREQUEUE_BEHIND_PROXY", "true");
            return overrides;
        }
    }

    @Test
    void a_page_that_came_over_https_is_no_other_site_s() {
        asked("https://clinic.example", "https", 200);
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
