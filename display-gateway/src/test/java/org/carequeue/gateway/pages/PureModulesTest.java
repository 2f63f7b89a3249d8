package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages make of the messages is decided in modules that need no page around them, so that they can be called
/// with any messages, from anywhere.
class PureModulesTest {

    private static final Path COMPONENTS = Path.of("src/main/resources/META-INF/resources/app");

    @ParameterizedTest
    @ValueSource(strings = { "board-state.js", "board-order.js", "prescription-draft.js", "quantity.js", "announcements.js",
            "viewing.js", "press.js", "drafts.js", "level-change.js", "screen-layout.js",
            "figures.js" })
    void a_pure_module_imports_none_that_is_not_and_knows_neither_page_nor_clock(String module) throws IOException {
        assertThat(Files.readString(COMPONENTS.resolve(module)))
                .doesNotContainPattern("(?m)^import\\b(?!.* from '\\./quantity\\.js';)")
                .doesNotContainPattern("\\b(document|window|location|localStorage|fetch|setTimeout|Math\\.random)\\b")
                .doesNotContainPattern("\\bDate\\b(?!\\.parse)");
    }
}
