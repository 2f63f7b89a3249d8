package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(strings = { "/", "/kiosk", "/kiosk?kiosk=1&lang=es", "/api/tickets/A042/cancel", "/api/rooms/room%203/next",
            "/api/rooms/50%25/next", "/api/rooms/%C3%84/next", "/q/health/ready", "/app/", "/t/kR3v0jFq2mXw8bT1nYc4Z-_",
            "/screen?next=//elsewhere/../;x&a[]={b}|c", "/lit@3.3.3/index.js" })
    void what_browsers_and_programs_ask_for_is_plain(String target) {
        assertThat(RequestTarget.isPlain(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "*", "api/tickets", "http://localhost:8080/api/clock", "HTTP://x/", "localhost:8080",
            "abc:/prescriptions?://x/api/prescriptions/2026-11-22-A001-P1", "abc:/tickets/A004/cancel?://x/api/help",
            "//api/help", "/api//help", "/api/help//", "/api/../q/metrics", "/api/./help", "/..", "/api/help/.",
            "/api/%2e%2e/q/metrics", "/api/%2E/help", "/api/help;x=1", "/api/help%3bx", "/api/help%3Bx", "/api%2fhelp",
            "/api%2Fhelp", "/api%5chelp", "/api\\help", "/api/help#there", "/api/he lp", "/api/help%00", "/api/help%0d%0a",
            "/api/help%7f", "/api/help%c2%85", "/api/help%", "/api/help%2", "/api/help%zz", "/api/help%ff", "/api/help%c0%af",
            "/api/hälp", "/api/help\t", "/api/help\u0000", "/api/waiting?a=%00", "/api/waiting?a=%0a", "/api/waiting?a=%",
            "/api/waiting?a b" })
    void what_could_be_read_in_two_ways_is_not(String target) {
        assertThat(RequestTarget.isPlain(target)).isFalse();
    }
}
