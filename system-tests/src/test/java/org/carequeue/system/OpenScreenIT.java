package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;

import java.nio.file.Path;
import java.util.Map;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Reports;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

/// A clinic in which people sign in, and whose public screen is for whoever reaches the gateway.
class OpenScreenIT {

    private static final int MORE_THAN_A_MINUTE = 61_000;

    @Test
    void a_screen_says_how_it_is_once_it_is_let_in_and_only_then(@TempDir Path folder) {
        try (var clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_ACCESS", "closed", "CAREQUEUE_SCREEN", "open"));
                var browsers = new Browsers("open-screen")) {
            // Given
            var screen = browsers.open("screen", "about:blank", 1920, 1080);
            var reports = Reports.of(screen);
            screen.clock().install();
            screen.navigate(clinic.page("/screen"));
            isLive(screen);
            gone(screen, "pairing");

            // When
            minutePasses(screen);

            // Then
            assertThat(reports.sent()).isEmpty();
            assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());

            // When a manager lets it in all the same
            var code = (String) screen.evaluate("""
                    async () => (await (await fetch('/api/pairing', { method: 'POST',
                      headers: { 'Content-Type': 'application/json' }, body: '{"role":"screen"}' })).json()).code""");
            clinic.rest().post("/api/devices", "{\"code\":\"" + code + "\",\"name\":\"Screen in the hall\"}", "Authorization",
                    clinic.pass(Service.GATEWAY, "manager")).expect(201);
            screen.reload();
            isLive(screen);
            minutePasses(screen);

            // Then
            assertThat(reports.sent()).hasSizeGreaterThan(1);
        }
    }

    /// Whatever the page asks for then it has asked for before what is asked for here.
    private static void minutePasses(Page page) {
        page.clock().fastForward(MORE_THAN_A_MINUTE);
        page.evaluate("async () => { await fetch('/api/clock'); }");
    }
}
