package org.carequeue.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.carequeue.system.clinic.Checkout;
import org.junit.jupiter.api.Test;

/// docs/ACCESS.md says who may what, and each resource says it too. `WhoMayIT` tries it.
class AccessTableTest {

    private static final Path PAGE = Checkout.ROOT.resolve("docs/ACCESS.md");
    private static final String BEGIN = "<!-- as the code says it -->\n";
    private static final String END = "\n<!-- so far -->";

    /// With `-Dcarequeue.write=true` the table is written anew.
    @Test
    void the_page_has_the_table_of_the_code() throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        var end = page.indexOf(END);
        assertThat(begin).isBetween(BEGIN.length(), end);
        if (Boolean.getBoolean("carequeue.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + AccessTable.text() + page.substring(end));
            page = Files.readString(PAGE);
            end = page.indexOf(END);
        }

        assertThat(page.substring(begin, end)).isEqualTo(AccessTable.text());
    }

    @Test
    void every_resource_says_who_may_and_names_roles_that_there_are() {
        assertThat(AccessTable.rows()).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(row.anybody() || !row.roles().isEmpty()).as(row.toString()).isTrue();
            assertThat(AccessTable.ROLES).as(row.toString()).containsAll(row.roles());
        });
    }
}
