package org.carequeue.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is drawn twice is drawn alike.
class DrawingsTest {

    @Test
    void the_life_of_a_visit_is_drawn_in_the_document_as_at_its_rules() {
        var rules = Document.read(
                Document.root().resolve("triage-service/src/main/java/org/carequeue/triage/model/TriageRules.java"));
        var drawing = between(rules, "/// ```\n", "/// ```").replaceAll("(?m)^/// ?", "");
        assertThat(drawing).contains("in consultation", "no-show");
        assertThat(Document.read(Document.root().resolve("ARCHITECTURE.md"))).contains("```\n" + drawing + "```\n");
    }

    private static String between(String text, String begin, String end) {
        var from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
