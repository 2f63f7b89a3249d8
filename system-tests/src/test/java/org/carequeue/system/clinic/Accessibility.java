package org.carequeue.system.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

/// What a machine can tell of how well a page can be used by everybody.
public final class Accessibility {

    /// What the law asks for is AA. Of AAA this is meant, which AA has at 4.5:1:
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa");
    private static final String SEVEN_TO_ONE = "color-contrast-enhanced";

    private Accessibility() {
    }

    /// No rule of WCAG 2.2 AA is broken that can be checked so, and text has a contrast of at least 7:1.
    public static void isUsable(Page page) {
        // What is newer than "legacy" opens a page beside this one, for frames, of which there are none.
        var found = new AxeBuilder(page).withTags(WCAG).setLegacyMode(true).analyze();
        assertThat(found.getViolations()).as(page.url())
                .allSatisfy(violation -> assertThat(violation.getNodes()).as(violation.getHelp()).isEmpty());
        assertThat(found.getPasses()).as("rules that were checked").extracting(Rule::getId).contains(SEVEN_TO_ONE);
    }
}
