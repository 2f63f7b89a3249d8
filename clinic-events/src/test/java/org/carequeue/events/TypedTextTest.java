package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "Röntgen, linke Hand", "حتى الظهر", "👩‍⚕️ Doctor", "נשים 3", "می‌خواهم", "\ufffd", "a\u00a0b",
            "𠮷野" })
    void a_text_may_be_in_any_script(String text) {
        assertThat(TypedText.LINE.fault("This", text, 20)).isEmpty();
        assertThat(TypedText.NOTE.fault("This", text, 20)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\0", "\u001b[31mred", "\u007f", "\u0085", "\r", "a\u2028b", "a\u2029b", "\ud83d", "\ude00",
            "a\ude00\ud83db",
            "\u202e00.1\u202c mg", "\u202a", "\u202b", "\u202d", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f",
            "\u061c",
            "\ufdd0", "\uffff", "\ufffe", "\udbff\udfff" })
    void what_cannot_be_read_or_is_read_as_something_else_is_refused(String text) {
        for (var kind : TypedText.values()) {
            assertThat(kind.fault("A note", "before " + text + " behind", 100)).hasValueSatisfying(
                    sentence -> assertThat(sentence).startsWith("A note ").endsWith(".").doesNotContain(text));
        }
    }

    @Test
    void lines_and_tabs_are_for_notes_alone() {
        for (var text : new String[] { "one\ntwo", "a\tb" }) {
            assertThat(TypedText.NOTE.fault("This", text, 20)).isEmpty();
            assertThat(TypedText.LINE.fault("This", text, 20))
                    .contains("This is one line of text, without control characters.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_sign_counts_as_one_whatever_its_script(TypedText kind) {
        assertThat(kind.fault("A note", "😀".repeat(200), 200)).isEmpty();
        assertThat(kind.fault("A note", "😀".repeat(201), 200)).contains("A note has at most 200 characters.");
    }

    @Test
    void in_a_sentence_a_text_is_short_and_harmless() {
        assertThat(TypedText.shown("room \0\u202e\ud83d\n😀")).isEqualTo("room \ufffd\ufffd\ufffd\ufffd😀");
        assertThat(TypedText.shown("😀".repeat(1_000))).isEqualTo("😀".repeat(400) + "…");
    }
}
