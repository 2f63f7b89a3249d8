package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// No component can forget what holds for every control: `controls.js` stands before all of them in each page.
class ControlsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern MODULE = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\"|\\{#insert modules}");

    @Test
    void every_page_has_the_guard_of_its_controls_before_any_component() throws IOException {
        var layout = Files.readString(RESOURCES.resolve("templates/layout.html"));
        assertThat(MODULE.matcher(layout).results().map(module -> String.valueOf(module.group(1))).limit(2))
                .as("and what looks after errors, in components too")
                .containsExactly("/app/shared/controls/controls.js", "/app/shared/page/faults.js");
        try (var pages = Files.list(RESOURCES.resolve("templates/pages"))) {
            assertThat(pages).isNotEmpty().allSatisfy(page -> assertThat(Files.readString(page)).startsWith("{@")
                    .contains("{#include layout}"));
        }
    }

    @Test
    void the_focus_is_moved_in_one_place_and_no_control_loses_it_by_being_busy() throws IOException {
        for (var script : PageScripts.all()) {
            var source = Files.readString(script);
            if (!script.endsWith("controls.js")) {
                assertThat(source).as(script.toString()).doesNotContain(".focus(");
            }
            assertThat(source).as(script.toString()).doesNotContainPattern("\\?disabled=\\$\\{[^}]*\\bbusy\\b");
        }
    }
}
