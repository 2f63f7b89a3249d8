package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportMapTest {

    @Test
    void lit_is_found_on_the_class_path() {
        assertThat(new ImportMap().json()).containsPattern("\"lit\" : \"/_static/lit/[0-9.]+/index.js\"");
    }

    @Test
    void the_policy_allows_exactly_this_map_as_an_inline_script() {
        // echo -n '{"imports":{}}' | openssl dgst -sha256 -binary | base64
        assertThat(new ImportMap("{\"imports\":{}}").contentSecurityPolicy())
                .contains("script-src 'self' 'sha256-URrTy+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw=';")
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe");
    }
}
