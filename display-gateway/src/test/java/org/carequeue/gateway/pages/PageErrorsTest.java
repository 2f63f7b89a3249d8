package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.carequeue.gateway.access.AllowanceOfEach;
import org.junit.jupiter.api.Test;

class PageErrorsTest {

    private final PageErrors errors = new PageErrors(new AllowanceOfEach(2, Duration.ofHours(1)));

    private long counted(String page) {
        return Objects.requireNonNull(errors.counts().get(page)).sum();
    }

    @Test
    void an_error_is_counted_by_its_page_and_one_browser_alone_does_not_make_many() {
        for (int i = 0; i < 5; i++) {
            errors.count("doctor", "10.0.0.1");
        }
        errors.count("doctor", "10.0.0.2");
        errors.count("kiosk", null);
        assertThat(counted("doctor")).isEqualTo(3);
        assertThat(counted("kiosk")).isOne();
        assertThat(counted("screen")).isZero();
    }

    @Test
    void there_is_a_count_for_each_page_and_for_nothing_else() throws IOException {
        try (var templates = Files.list(Path.of("src/main/resources/templates/pages"))) {
            assertThat(templates.map(file -> String.valueOf(file.getFileName()).replace(".html", "")))
                    .containsExactlyInAnyOrderElementsOf(errors.counts().keySet());
        }
        assertThatThrownBy(() -> errors.count("Cannot read properties", "10.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
