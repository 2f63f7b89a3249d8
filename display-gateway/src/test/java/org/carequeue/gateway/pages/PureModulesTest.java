package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages make of the messages is decided in modules that need no page around them, so that they can be called
/// with any messages, from anywhere.
class PureModulesTest {

    @ParameterizedTest
    @ValueSource(strings = { "shared/board/board-state.js", "shared/board/board-order.js", "shared/board/figures.js",
            "shared/controls/press.js", "shared/access/door-rules.js", "shared/access/pairing-rules.js",
            "shared/prescribing/prescription-draft.js", "shared/staff/quantity.js", "pharmacist/supply-rules.js",
            "shared/prescribing/drafts.js", "reception/desk-rules.js", "triage/triage-rules.js",
            "shared/staff/level-change.js", "shared/staff/steady-order.js", "shared/controls/shortcut-rules.js",
            "shared/staff/screen-rules.js", "screen/shown-calls.js", "screen/media-rules.js", "screen/announcements.js",
            "screen/viewing.js", "screen/screen-layout.js", "screen/spotlight.js",
            "kiosk/kiosk-tiles.js", "styleguide/contrast.js" })
    void a_pure_module_imports_none_that_is_not_and_knows_neither_page_nor_clock(String module) throws IOException {
        assertThat(PageScripts.read(module))
                .doesNotContainPattern("(?m)^import\\b(?!.* from '[./a-z]*/(quantity|figures)\\.js';)")
                .doesNotContainPattern("\\b(document|window|location|localStorage|fetch|setTimeout|Math\\.random)\\b")
                .doesNotContainPattern("\\bDate\\b(?!\\.parse)");
    }
}
