package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carequeue.bridge.desk.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPositionTest {

    @Test
    void a_header_holds_several() {
        assertThat(KnownPosition.parse("ticket-service=3f2a-1@57,  triage-service=9c11@999999999999999999 "))
                .containsExactly(new KnownPosition("ticket-service", "3f2a-1", 57),
                        new KnownPosition("triage-service", "9c11", 999_999_999_999_999_999L));
    }

    @Test
    void what_is_written_is_read() {
        var position = new KnownPosition("pharmacy-service", "0", 0);
        assertThat(KnownPosition.parse(position.toString())).containsExactly(position);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " " })
    void an_absent_one_holds_none(String header) {
        assertThat(KnownPosition.parse(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "=a@1", "a=@1", "a=b@", "a=b@-1", "a=b@+1", "a=b@1x", "a=b@1@2", "a=b=c@1", "a@b=1", "A=b@1",
            "a1=b@1", "a=B@1", "a=b @1", "a=b@1,", "a=b@1,,c=d@2", "a=b@1234567890123456789", "a=b@\u0661",
            "a=b@1,a=b@1,a=b@1,a=b@1,a=b@1,a=b@1,a=b@1,a=b@1,a=b@1" })
    void another_form_is_refused(String header) {
        assertThatThrownBy(() -> KnownPosition.parse(header)).isInstanceOf(RefusedException.class);
    }

    @Test
    void names_are_bounded() {
        assertThat(KnownPosition.parse("a".repeat(40) + "=" + "b".repeat(64) + "@1")).hasSize(1);
        assertThatThrownBy(() -> KnownPosition.parse("a".repeat(41) + "=b@1")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> KnownPosition.parse("a=" + "b".repeat(65) + "@1")).isInstanceOf(RefusedException.class);
    }
}
