package org.carequeue.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithheldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /t/kR3v0jFq2mXw8bT1nYc4Zg               | /t/withheld
            /t/kR3v0jFq2mXw8bT1nYc4Z                | /t/withheld
            /t/%6bR3v0jFq2mXw8bT1nYc4Zg/            | /t/withheld/
            /ticket/kR3v0jFq2mXw8bT1nYc4Zg?lang=es  | /ticket/withheld?lang=es
            token=kR3v0jFq2mXw8bT1nYc4Zg&lang=es    | token=withheld&lang=es
            http://localhost:8080/t/kR3v0jFq2mXw8bT1nYc4Zg | http://localhost:8080/t/withheld
            /api/tickets/2026-11-22-A1042/cancel    | /api/tickets/2026-11-22-A1042/cancel
            /api/prescriptions/2026-11-22-A1042-P12/claim | /api/prescriptions/2026-11-22-A1042-P12/claim
            """)
    void what_may_be_a_token_is_withheld_and_no_identifier_is(String address, String traced) {
        assertThat(Withheld.in(address)).isEqualTo(traced);
    }
}
