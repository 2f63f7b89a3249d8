package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.pressToLeave;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;

/// A clinic that speaks https: by a certificate of its own, and by one that it is given.
class TlsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern FIRST = Pattern.compile("person=manager password=(\\S+)");
    private static final Pattern FINGERPRINT = Pattern.compile("fingerprint ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})");

    @TempDir
    Path folder;

    private static URI secure(RunningClinic clinic) {
        return URI.create(clinic.page("/").replaceFirst("^http:", "https:"));
    }

    private static Rest rest(RunningClinic clinic, SSLContext trust) {
        return new Rest(secure(clinic), HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust).build());
    }

    private static X509Certificate shown(RunningClinic clinic, SSLContext trust) throws IOException {
        try (var socket = (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                secure(clinic).getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static void signIn(Page page, String password) {
        visible(page, "sign-in-name").fill("manager");
        at(page, "sign-in-password").fill(password);
    }

    @Test
    void devices_take_the_authority_of_a_clinic_that_certifies_itself_and_all_pages_work_over_https() {
        try (var clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_ACCESS", "closed", "CAREQUEUE_TLS", "auto"));
                var browsers = Browsers.thatAskNoCertificate("tls")) {
            Awaitility.await().atMost(PATIENCE).until(() -> FINGERPRINT.matcher(clinic.log()).find());
            var fingerprint = first(FINGERPRINT, clinic.log());
            var password = first(FIRST, clinic.log());

            // Whoever types the address without its s comes to the same page.
            var page = browsers.open("sign-in", clinic.page("/sign-in?then=/kiosk"));
            assertThat(page).hasURL(secure(clinic).resolve("/sign-in?then=/kiosk").toString());

            // From there to the authority, which is what the launcher has printed.
            pressToLeave(page, "to-authority", secure(clinic).resolve("/authority").toString());
            assertThat(at(page, "fingerprint").textContent().replaceAll("\\s+", ":").replaceAll("^:|:$", ""))
                    .isEqualTo(fingerprint);
            isUsable(page);
            browsers.whole(page, "authority");
            page.setViewportSize(390, 844);
            isUsable(page);
            browsers.whole(page, "authority-phone");
            visible(page, "language").selectOption("es");
            assertThat(page.locator("h1")).hasText("Hacer que este dispositivo confíe en CareQueue");
            isUsable(page);
            browsers.whole(page, "authority-es");
            page.setViewportSize(1280, 800);

            // Whoever believes the authority that the page gives, and nobody else, is in no doubt.
            var authority = taken(page, folder.resolve("taken.crt"));
            var believing = TestCertificate.believing(authority);
            assertThat(rest(clinic, believing).get("/api/clock").expect(200).raw().headers()
                    .firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(new Rest(URI.create("https://localhost:" + secure(clinic).getPort()),
                    HttpClient.newBuilder().sslContext(believing).build()).get("/api/clock").status()).isEqualTo(200);
            assertThatThrownBy(() -> rest(clinic, TestCertificate.believing()).get("/api/clock"))
                    .hasMessageContaining("SSL");

            // Signing in: the cookie is for https alone.
            page.navigate(secure(clinic).resolve("/sign-in?then=/kiosk&lang=en").toString());
            signIn(page, password);
            pressToLeave(page, "sign-in-send", secure(clinic).resolve("/kiosk").toString());
            var cookie = page.context().cookies().stream().filter(each -> each.name.contains("session")).findFirst()
                    .orElseThrow();
            isForHttpsAlone(cookie);

            // A number from the kiosk, and its call on the screen, by the socket.
            isLive(page);
            press(page, "line-general");
            var number = visible(page, "kiosk-number").textContent().strip();
            var screen = browsers.openBeside(page, "screen", secure(clinic).resolve("/screen").toString());
            isLive(screen);
            var manager = new String[] { "Cookie", cookie.name + "=" + cookie.value };
            rest(clinic, believing).post("/api/people", """
                    {"name":"anna","displayName":"Anna","roles":["doctor"],"password":"a long enough one"}""", manager)
                    .expect(201);
            var doctor = rest(clinic, believing).post("/api/session", """
                    {"name":"anna","password":"a long enough one"}""").expect(200);
            assertThat(rest(clinic, believing).post("/api/rooms/1/next", "", "Cookie",
                    doctor.raw().headers().firstValue("Set-Cookie").orElseThrow().split(";")[0]).expect(200).text("number"))
                    .isEqualTo(number);
            visible(screen, "called-" + number);

            // The command that adds people finds it, too.
            assertThat(clinic.run("user", "list", "--tls", "auto")).contains("anna").contains("manager");
        }
    }

    private static void isForHttpsAlone(Cookie cookie) {
        assertThat(cookie.name).startsWith("__Host-");
        assertThat(cookie.secure).isTrue();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    }

    private static X509Certificate taken(Page page, Path to) {
        page.waitForDownload(() -> press(page, "take")).saveAs(to);
        return TestCertificate.in(to);
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    @Test
    void another_certificate_is_shown_while_everybody_goes_on_and_services_speak_tls_with_one_another() throws Exception {
        var first = TestCertificate.make(folder, "first");
        var second = TestCertificate.make(folder, "second");
        var services = TestCertificate.make(folder, "services");
        var shown = new TestCertificate(folder.resolve("shown.crt"), folder.resolve("shown.key"));
        show(shown, first);
        var environment = new HashMap<String, String>();
        environment.put("CAREQUEUE_TLS_CERTIFICATE", shown.certificate().toString());
        environment.put("CAREQUEUE_TLS_KEY", shown.key().toString());
        environment.put("CAREQUEUE_SERVICES_TLS_CERTIFICATE", services.certificate().toString());
        environment.put("CAREQUEUE_SERVICES_TLS_KEY", services.key().toString());
        environment.put("CAREQUEUE_SERVICES_TLS_TRUST", services.certificate().toString());
        var believing = TestCertificate.believing(TestCertificate.in(first.certificate()),
                TestCertificate.in(second.certificate()));
        try (var clinic = RunningClinic.start(folder, environment); var browsers = Browsers.thatAskNoCertificate("tls")) {
            var rest = rest(clinic, believing);
            assertThat(shown(clinic, believing)).isEqualTo(TestCertificate.in(first.certificate()));
            assertThat(rest.get("/api/clock").expect(200).raw().headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=2592000");

            // Services answer nobody who speaks plainly.
            assertThat(new Rest(clinic.address(Service.TICKET)).text("/settings")).contains("begins with https");

            // A screen that stays open
            var screen = browsers.open("screen", secure(clinic).resolve("/screen").toString());
            isLive(screen);
            screen.evaluate("window.stays = 'since before'");
            call(rest, screen, "A001", "1");

            // sees what comes after another certificate is shown.
            show(shown, second);
            Awaitility.await().atMost(PATIENCE)
                    .until(() -> shown(clinic, believing).equals(TestCertificate.in(second.certificate())));
            call(rest, screen, "A002", "2");
            assertThat((String) screen.evaluate("window.stays")).isEqualTo("since before");
            assertThat(clinic.log()).doesNotContain("connection lost");

            // One that is not whole changes nothing, and is said.
            Files.writeString(shown.key(), "-----BEGIN PRIVATE KEY-----\n");
            Awaitility.await().atMost(PATIENCE)
                    .until(() -> clinic.log().contains("certificate not taken, the one before stays"));
            assertThat(shown(clinic, believing)).isEqualTo(TestCertificate.in(second.certificate()));
            assertThat(clinic.operator(Service.GATEWAY).get("/q/health/ready").expect(200).body().toString())
                    .contains("\"certificate\"").contains(shown.key().toString());
        }
    }

    private static void show(TestCertificate shown, TestCertificate one) throws IOException {
        Files.copy(one.key(), shown.key(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(one.certificate(), shown.certificate(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void call(Rest rest, Page screen, String number, String room) {
        assertThat(rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("number")).isEqualTo(number);
        assertThat(rest.post("/api/rooms/" + room + "/next", "").expect(200).text("number")).isEqualTo(number);
        visible(screen, "called-" + number);
    }

    @Test
    void a_certificate_that_cannot_be_used_ends_the_start_in_one_sentence() throws Exception {
        var old = TestCertificate.make(folder, "old", "-40d", 30);
        var good = TestCertificate.make(folder, "good");

        assertThat(start("--tls-certificate", old.certificate().toString(), "--tls-key", old.key().toString()))
                .contains("The certificate " + old.certificate() + " has expired: it was good until ");
        assertThat(start("--tls-certificate", folder + "/none.crt", "--tls-key", old.key().toString()))
                .contains(
                        "The certificate " + folder + "/none.crt (CAREQUEUE_TLS_CERTIFICATE) is not there or cannot be read.");
        assertThat(start("--tls-certificate", good.certificate().toString()))
                .contains("A certificate and its key are given together: --tls-certificate and --tls-key.");
        assertThat(start("--tls-certificate", good.certificate().toString(), "--tls-key", old.key().toString()))
                .contains("display-gateway does not start: the key " + old.key() + " does not belong to the certificate "
                        + good.certificate());
    }

    /// What a start says that does not work.
    private String start(String... options) throws IOException, InterruptedException {
        var command = RunningClinic.command("up", folder.resolve("data"));
        for (var option : options) {
            command.command().add(option);
        }
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }
}
