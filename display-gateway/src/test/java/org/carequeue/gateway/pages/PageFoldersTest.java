package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A page's folder holds what is its own, and `shared` what several pages have: so whoever changes a script sees which pages
/// it concerns.
class PageFoldersTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final String SHARED = "shared";
    /// Of code as of types: `import … from '…'`, `import '…'`, `import('…')`.
    private static final Pattern IMPORT = Pattern.compile("\\b(?:from|import)\\b\\s*\\(?\\s*'([^']+)'");
    /// What the shells load.
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"\\{page\\.files}/([^\"]+)\"");

    @Test
    void each_page_has_its_folder_and_beside_them_is_what_they_share() throws IOException {
        var expected = new TreeSet<>(pages());
        expected.add(SHARED);
        try (var found = Files.list(PageScripts.FOLDER)) {
            assertThat(found).extracting(path -> String.valueOf(path.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_page_imports_its_own_and_what_is_shared_and_what_is_shared_imports_no_page() throws IOException {
        for (var script : PageScripts.all()) {
            var from = PageScripts.FOLDER.relativize(script);
            assertThat(IMPORT.matcher(Files.readString(script)).results().map(found -> found.group(1)))
                    .as(from.toString()).allSatisfy(named -> {
                        assertThat(mayImport(from, named)).isTrue();
                        assertThat(!named.startsWith(".") || Files.exists(target(from, named))).as("%s is there", named)
                                .isTrue();
                    });
        }
    }

    @Test
    void a_shell_loads_its_page_s_own_and_what_is_shared() throws IOException {
        for (var page : pages()) {
            assertThat(loaded("pages/" + page + ".html")).as(page)
                    .allMatch(path -> path.startsWith(page + "/") || path.startsWith(SHARED + "/"));
        }
        assertThat(loaded("layout.html")).isNotEmpty()
                .allMatch(path -> path.startsWith("{page.name}/") || path.startsWith(SHARED + "/"));
    }

    @ParameterizedTest
    @CsvSource({
            "kiosk/kiosk.js, ./ask-help.js, true",
            "kiosk/kiosk.js, ../shared/page/time.js, true",
            "kiosk/kiosk.js, ../kiosk/ask-help.js, true",
            "kiosk/kiosk.js, lit/directives/repeat.js, true",
            "kiosk/kiosk.js, ../doctor/waiting-list.js, false",
            "shared/board/alarm.js, ../page/time.js, true",
            "shared/board/alarm.js, ../../doctor/waiting-list.js, false",
            "shared/board/alarm.js, /app/shared/page/time.js, false",
    })
    void an_import_that_leads_astray_is_found(String script, String named, boolean allowed) {
        assertThat(mayImport(Path.of(script), named)).isEqualTo(allowed);
    }

    @Test
    void an_import_is_found_however_it_is_written() {
        var source = """
                import './a.js';
                import {
                  one, other,
                } from './b.js';
                export { two } from './c.js';
                /** @type {import('./d.js').Four} */
                const five = await import('./e.js');
                """;
        assertThat(IMPORT.matcher(source).results().map(found -> found.group(1)))
                .containsExactly("./a.js", "./b.js", "./c.js", "./d.js", "./e.js");
    }

    /// What has no path is a library, which the import map finds; a path is relative, so that it holds wherever the pages are
    /// served.
    private static boolean mayImport(Path script, String named) {
        if (!named.startsWith(".")) {
            return !named.startsWith("/");
        }
        var folder = PageScripts.FOLDER.relativize(target(script, named)).getName(0).toString();
        return folder.equals(SHARED) || folder.equals(script.getName(0).toString());
    }

    private static Path target(Path script, String named) {
        return PageScripts.FOLDER.resolve(script).resolveSibling(named).normalize();
    }

    private static List<String> loaded(String template) throws IOException {
        var html = Files.readString(TEMPLATES.resolve(template));
        assertThat(html).as("what is there below the address of this build is loaded from there").doesNotContain("\"/app/");
        return LOADED.matcher(html).results().map(found -> found.group(1)).toList();
    }

    private static List<String> pages() throws IOException {
        try (var templates = Files.list(TEMPLATES.resolve("pages"))) {
            return templates.map(template -> String.valueOf(template.getFileName()).replace(".html", "")).toList();
        }
    }
}
