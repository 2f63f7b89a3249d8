package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class ImportMapTest {

    @Test
    void lit_is_found_on_the_class_path() {
        assertThat(new ImportMap().json()).containsPattern("\"lit\" : \"/_static/lit/[0-9.]+/index.js\"");
    }

    @Test
    void a_page_without_charts_does_not_name_what_draws_them_and_one_with_charts_finds_it_in_one_file() {
        assertThat(new ImportMap().json()).doesNotContain("echarts");
        var json = ImportMap.withCharts().json();
        assertThat(json).containsOnlyOnce("\"echarts").contains("\"lit\" : \"");
        var path = Pattern.compile("\"echarts\" : \"(/_static/echarts/[0-9.]+/dist/echarts.esm.min.js)\"").matcher(json);
        assertThat(path.find()).isTrue();
        assertThat(ImportMap.class.getResource("/META-INF/resources" + path.group(1))).isNotNull();
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
