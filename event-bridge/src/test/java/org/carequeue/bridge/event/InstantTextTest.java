package org.carequeue.bridge.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @Test
    void it_reads_what_java_time_reads() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            var time = Instant.ofEpochMilli(
                    random.nextLong(0, 32_503_680_000_000L) / (i % 2 == 0 ? 1 : 1_000) * (i % 2 == 0 ? 1 : 1_000));
            assertThat(InstantText.parse(time.toString())).isEqualTo(time);
        }
        var nanos = Instant.ofEpochSecond(1, 123_456_789);
        for (var text : new String[] { "2026-11-22T08:00:00Z", "2024-02-29T23:59:59.999Z", nanos.toString(),
                "2026-11-22T10:00:00+02:00", "2026-11-22T24:00:00Z" }) {
            assertThat(BridgeJson.mapper().readValue("\"" + text + "\"", Instant.class)).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:00", "2026-01-01t00:00:00.00xZ", "soon", "" })
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
