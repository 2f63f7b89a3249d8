package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                .as("and what looks after errors, in components too").containsExactly("/app/controls.js", "/app/faults.js");
        for (var page : files("templates/pages", ".html")) {
            assertThat(Files.readString(page)).as(page.toString()).startsWith("{@").contains("{#include layout}");
        }
    }

    @Test
    void the_focus_is_moved_in_one_place_and_no_control_loses_it_by_being_busy() throws IOException {
        var scripts = files("META-INF/resources/app", ".js");
        assertThat(scripts).hasSizeGreaterThan(40);
        for (var script : scripts) {
            var source = Files.readString(script);
            if (!script.endsWith("controls.js")) {
                assertThat(source).as(script.toString()).doesNotContain(".focus(");
            }
            assertThat(source).as(script.toString()).doesNotContainPattern("\\?disabled=\\$\\{[^}]*\\bbusy\\b");
        }
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var found = Files.list(RESOURCES.resolve(folder))) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
