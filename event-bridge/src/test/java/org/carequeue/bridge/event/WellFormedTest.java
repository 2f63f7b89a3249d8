package org.carequeue.bridge.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellFormedTest {

    private static final String[] PIECES = { "\ud83d", "\ude00", "a", "\\", "\\ud83d", "u", "\"", "é", "\u202e", "\0",
            "\\ude00", "d83d" };

    @Test
    void json_is_well_formed_exactly_where_all_of_its_texts_can_be_encoded() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            var good = isEncodable(text.toString());
            assertThat(WellFormed.isJson(BridgeJson.mapper().writeValueAsBytes(Map.of("text", text.toString()))))
                    .as("%s", text).isEqualTo(good);
            assertThat(WellFormed.of(text.toString()).equals(text.toString())).isEqualTo(good);
            assertThat(isEncodable(WellFormed.of(text.toString()))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({ "\\ud83d, \ufffd", "\\ud83dx, \ufffdx", "\\uDE00, \ufffd", "\\ud83d\\ude00, \ud83d\ude00",
            "\\ude00\\ud83d, \ufffd\ufffd", "\\ud83d\\ud83d\\ude00, \ufffd\ud83d\ude00" })
    void what_is_read_has_the_sign_for_what_cannot_be_shown(String escaped, String read) throws Exception {
        assertThat(BridgeJson.mapper().readValue("\"" + escaped + "\"", String.class)).isEqualTo(read);
        assertThat(BridgeJson.mapper().readValue("[{\"name\":\"" + escaped + "\"}]", Named[].class))
                .containsExactly(new Named(read));
    }

    record Named(String name) {
    }

    private static boolean isEncodable(String text) {
        try {
            var _ = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
