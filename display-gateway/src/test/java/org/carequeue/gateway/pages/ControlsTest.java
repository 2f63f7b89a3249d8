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

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/pages");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:.* from )?'([^']+)';");

    @Test
    void every_page_has_the_guard_of_its_controls_before_any_component() throws IOException {
        assertThat(imports("shared/page/every-page.js")).as("and what looks after errors, in components too")
                .containsExactly("../controls/controls.js", "./faults.js");
        assertThat(imports("shared/access/staff-page.js")).first().isEqualTo("../page/every-page.js");
        try (var pages = Files.list(TEMPLATES)) {
            for (var page : pages.toList()) {
                var name = String.valueOf(page.getFileName()).replace(".html", "");
                assertThat(Files.readString(page)).startsWith("{@").contains("{#include layout}").doesNotContain("<script");
                assertThat(imports(name + "/" + name + ".js").stream().filter(named -> !named.startsWith("lit")).findFirst())
                        .as(name)
                        .hasValueSatisfying(first -> assertThat(first).isIn("../shared/page/every-page.js",
                                "../shared/access/staff-page.js"));
            }
        }
    }

    private static List<String> imports(String script) throws IOException {
        return IMPORT.matcher(PageScripts.read(script)).results().map(found -> found.group(1)).toList();
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
