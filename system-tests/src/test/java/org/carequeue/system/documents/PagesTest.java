package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each page that there is can be found by whoever needs it.
public class PagesTest {

    private static final Path TEMPLATES = Document.root().resolve("display-gateway/src/main/resources/templates/pages");
    /// The start page, the one that a patient gets the address of, those to which the others lead, and the one for whoever works on them.
    private static final Set<String> NOT_LISTED = Set.of("index", "ticket", "sign-in", "authority", "styleguide");

    /// The names of the pages, which are their addresses, too.
    public static List<String> pages() throws IOException {
        try (var templates = Files.list(TEMPLATES)) {
            return templates.map(file -> String.valueOf(file.getFileName()).replace(".html", ""))
                    .filter(name -> !NOT_LISTED.contains(name)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_on_the_start_page_in_the_readme_and_among_the_addresses_that_the_launcher_prints(String name) {
        assertThat(Document.read(TEMPLATES.resolve("index.html"))).contains("href=\"/" + name + "\"");
        assertThat(Document.read(Document.root().resolve("README.md"))).contains("<http://localhost:8080/" + name + ">");
        assertThat(Document.read(Document.root().resolve("launcher/src/main/java/org/carequeue/launcher/up/Up.java")))
                .contains("\"" + name + "\"");
    }

    @Test
    void the_pages_are_found_here() throws IOException {
        assertThat(pages()).contains("kiosk", "screen", "reception", "doctor", "pharmacist", "manager");
    }
}
