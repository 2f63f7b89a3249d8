package org.carequeue.system.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/// What a machine can tell of how well a page can be used by everybody.
public final class Accessibility {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /// 7:1, of which the tags above ask only 4.5:1.
    private static final List<String> CONTRAST = List.of("color-contrast-enhanced");

    private Accessibility() {
    }

    /// No rule of WCAG 2.2 AA is broken that can be checked so, and text has a contrast of at least 7:1.
    public static void isUsable(Page page) {
        for (var axe : List.of(new AxeBuilder(page).withTags(WCAG), new AxeBuilder(page).withRules(CONTRAST))) {
            assertThat(axe.analyze().getViolations()).as(page.url())
                    .allSatisfy(violation -> assertThat(violation.getNodes()).as(violation.getHelp()).isEmpty());
        }
    }
}
