package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class ImportMapTest {

    @Test
    void lit_is_found_on_the_class_path() {
        assertThat(new ImportMap().json()).containsPattern("\"lit\" : \"/_static/lit/[0-9.]+/index.js\"");
    }

    @Test
    void the_policy_allows_exactly_this_map_and_the_watch_over_the_scripts_as_inline_scripts() {
        // echo -n '{"imports":{}}' | openssl dgst -sha256 -binary | base64
        assertThat(new ImportMap("{\"imports\":{}}").contentSecurityPolicy(Optional.empty()))
                .containsPattern(
                        "script-src 'self' 'sha256-URrTy\\+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw=' 'sha256-[A-Za-z0-9+/]{43}=';")
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe");
    }
}
