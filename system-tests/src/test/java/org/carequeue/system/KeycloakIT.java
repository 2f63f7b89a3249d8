package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Keycloak;
import org.carequeue.system.clinic.Ports;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;

/// A clinic whose people sign in at a Keycloak of its own, with tokens that are good for five seconds.
@Tag("soak")
class KeycloakIT {

    private static final double PATIENCE = 60_000;
    private static final HasURLOptions THERE = new HasURLOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions SAID = new ContainsTextOptions().setTimeout(PATIENCE);

    @TempDir
    static Path folder;
    private static Keycloak keycloak;
    private static RunningClinic clinic;
    private static Browsers browsers;

    /// The gateway is there first, and finds nobody.
    @BeforeAll
    static void open() throws IOException {
        var port = Ports.one();
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_ACCESS", "closed", "CAREQUEUE_OIDC_ISSUER",
                Keycloak.issuer(port), "CAREQUEUE_OIDC_CLIENT_ID", "carequeue", "CAREQUEUE_OIDC_CLIENT_SECRET",
                Keycloak.SECRET));
        browsers = new Browsers("keycloak");
        keycloak = new Keycloak(port, folder);
    }

    @AfterAll
    static void close() {
        keycloak.close();
        browsers.close();
        clinic.close();
    }

    private static Page beforeSigningIn(String name, String path) {
        var page = browsers.open(name, clinic.page(path));
        visible(page, "sign-in-elsewhere");
        return page;
    }

    private static void signsIn(Page page, String name) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(Keycloak.PASSWORD);
        page.locator("#kc-login").click();
    }

    private static Page in(String name, String path) {
        var page = beforeSigningIn(name, path);
        at(page, "sign-in-elsewhere").click();
        signsIn(page, name);
        assertThat(page).hasURL(clinic.page(path), THERE);
        isLive(page);
        return page;
    }

    private static void isDegraded(boolean degraded) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            var ready = clinic.operator(Service.GATEWAY).get("/q/health/ready").expect(200);
            assertThat(ready.body().toString()).contains("\"name\":\"access\"");
            assertThat(ready.body().path("checks")).filteredOn(check -> check.path("name").asText().equals("access"))
                    .allMatch(check -> check.path("data").path("degraded").asBoolean() == degraded);
        });
    }

    /// One after the other, because it is one server.
    @Test
    void people_and_programs_come_in_by_it_and_go_as_it_says() throws IOException {
        // Nobody is there yet.
        isDegraded(true);
        var early = beforeSigningIn("early", "/doctor");
        browsers.picture(early, "sign-in");
        at(early, "sign-in-elsewhere").click();
        assertThat(visible(early, "problem")).containsText("does not answer", SAID);
        browsers.picture(early, "away");
        keycloak.startAnew(clinic.page("").replaceFirst("/$", ""));
        isDegraded(false);

        // Whoever has no role is told so.
        at(early, "sign-in-elsewhere").click();
        signsIn(early, "gardener");
        assertThat(visible(early, "problem")).containsText("no role for you here", SAID);
        browsers.picture(early, "no-role");

        // Somebody signs in, and goes on for longer than a token is good.
        var doctor = in("doctor.one", "/doctor");
        assertThat(visible(doctor, "person")).containsText("Doctor One", SAID);
        browsers.picture(doctor, "doctor");
        Awaitility.await().pollDelay(Duration.ofSeconds(12)).atMost(Duration.ofSeconds(30))
                .until(() -> visible(doctor, "person").isVisible());
        isLive(doctor);
        gone(doctor, "session-dialog");

        // The server goes away and comes back, and nobody notices.
        keycloak.stop();
        isDegraded(true);
        isLive(doctor);
        gone(doctor, "session-dialog");
        keycloak.start();
        isDegraded(false);
        isLive(doctor);

        // Another role applies at once.
        keycloak.changeRole("doctor.one", "doctor", "pharmacist");
        assertThat(visible(doctor, "session-dialog")).containsText("This page is not for you", SAID);
        browsers.picture(doctor, "other-role");
        keycloak.changeRole("doctor.one", "pharmacist", "doctor");
        gone(doctor, "session-dialog");
        isLive(doctor);

        // Signed out there: the page stays, and goes on when the same person has signed in in another tab.
        keycloak.signOut("doctor.one");
        assertThat(visible(doctor, "session-dialog")).containsText("Your session has ended", SAID);
        browsers.picture(doctor, "ended");
        var tab = doctor.context().waitForPage(() -> at(doctor, "sign-in-elsewhere").click());
        signsIn(tab, "doctor.one");
        assertThat(visible(tab, "signed-in")).containsText("close this tab", SAID);
        browsers.picture(tab, "other-tab");
        gone(doctor, "session-dialog");
        isLive(doctor);

        // Signed out here: there, too, and nobody is in by one press.
        at(doctor, "sign-out").click();
        assertThat(doctor).hasURL(clinic.page("/sign-in"), THERE);
        visible(doctor, "sign-in-elsewhere");
        at(doctor, "sign-in-elsewhere").click();
        doctor.locator("#password").waitFor();
        browsers.picture(doctor, "keycloak");

        // Programs.
        var token = keycloak.tokenOf("report");
        clinic.rest().get("/api/waiting", "Authorization", "Bearer " + token).expect(200);
        assertThat(clinic.rest().get("/api/session", "Authorization", "Bearer " + token).expect(200).text("name"))
                .isEqualTo("service-account-report");
        clinic.rest().get("/api/devices", "Authorization", "Bearer " + token).expect(403);
        clinic.rest().get("/api/waiting", "Authorization", "Bearer " + keycloak.tokenOf("stranger")).expect(401);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(
                () -> clinic.rest().get("/api/waiting", "Authorization", "Bearer " + token).expect(401));
        assertThat(clinic.log()).doesNotContain("eyJ", Keycloak.SECRET, Keycloak.PASSWORD);
    }
}
