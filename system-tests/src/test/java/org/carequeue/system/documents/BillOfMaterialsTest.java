package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Whoever has to know what a release consists of can have it listed.
class BillOfMaterialsTest {

    private static final String PROFILE = "bill-of-materials";

    @Test
    void a_bill_of_materials_can_be_made_by_a_pinned_tool_and_the_documents_say_how() {
        assertThat(Document.read(Document.root().resolve("pom.xml")))
                .containsPattern("cyclonedx-maven-plugin</artifactId>\\s*<version>[0-9.]+</version>")
                .containsPattern("<id>" + PROFILE + "</id>").contains("makeAggregateBom");
        assertThat(Document.read(Document.root().resolve("CONTRIBUTING.md"))).contains("-P" + PROFILE);
        assertThat(Document.read(Document.root().resolve("docs/OPERATIONS.md"))).contains("--target " + PROFILE);
        assertThat(Document.read(Document.root().resolve("Dockerfile"))).contains("AS " + PROFILE, "-P" + PROFILE);
    }
}
