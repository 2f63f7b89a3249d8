package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.documents.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;

/// Takes the pictures of the documents: always the same patients, at a time of its own. CONTRIBUTING.md has the command.
@Tag("pictures")
class PicturesIT {

    private static final Instant ARRIVAL = Instant.parse("2026-11-23T08:40:00Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:05:00Z");
    private static final Pattern MORNING = Pattern.compile("^\\s*09:0\\d");
    /// So that a page is read in a minute, and a clone stays small.
    private static final int MOST_BYTES = 150_000;
    private static final String PASSWORD = "carequeue-demo";

    @TempDir
    Path folder;

    @Test
    void the_pages_as_the_documents_show_them() throws IOException {
        try (var clinic = RunningClinic.startAt(folder, ARRIVAL, 1, Map.of("CAREQUEUE_ZONE", "UTC", "CAREQUEUE_ACCESS",
                "closed", "CAREQUEUE_DEMO_PASSWORD", PASSWORD));
                var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager())
                        .build();
                var browsers = new Browsers("pictures")) {
            var rest = new Rest(clinic.address(Service.GATEWAY), client);
            rest.post("/api/session", "{\"name\":\"everybody\",\"password\":\"%s\"}".formatted(PASSWORD)).expect(200);
            arrive(rest);
            clinic.goOnAt(LATER, 1);
            work(rest);

            picture(open(browsers, clinic, "kiosk", "reception", "/kiosk", 1000, 620), "kiosk");
            picture(open(browsers, clinic, "screen", "reception", "/screen?diagonal=55&distance=4", 1280, 720), "screen");
            var reception = open(browsers, clinic, "reception", "reception", "/reception", 1280, 760);
            visible(reception, "number").fill("a2");
            reception.keyboard().press("Enter");
            visible(reception, "found");
            picture(reception, "reception");
            var doctor = open(browsers, clinic, "doctor", "doctor", "/doctor", 1280, 660);
            at(doctor, "room-select").selectOption("3");
            press(visible(doctor, "why-A005").locator("summary"));
            assertThat(visible(doctor, "waiting-A002")).containsText("25:");
            picture(doctor, "doctor");
            var pharmacist = open(browsers, clinic, "pharmacist", "pharmacist", "/pharmacist", 1200, 500);
            at(pharmacist, "counter-select").selectOption("2");
            picture(pharmacist, "pharmacist");
            var manager = open(browsers, clinic, "manager", "manager", "/manager", 1200, 900);
            assertThat(visible(manager, "ticket-A002")).containsText("25:");
            picture(manager, "manager");
        }
    }

    /// A page of somebody who has signed in.
    private static Page open(Browsers browsers, RunningClinic clinic, String name, String person, String path, int width,
            int height) {
        var page = browsers.open(name, clinic.page("/sign-in"), width, height);
        var signedIn = page.request().post(clinic.page("/api/session"),
                RequestOptions.create().setData(Map.of("name", person, "password", PASSWORD)));
        assertThat(signedIn.status()).isEqualTo(200);
        page.navigate(clinic.page(path));
        return page;
    }

    private static void arrive(Rest rest) {
        for (var line : new String[] { "general", "general", "paediatrics", "general", "general", "general", "paediatrics",
                "general" }) {
            rest.persist("/api/tickets", "{\"serviceLine\":\"%s\"}".formatted(line), "arrive-" + System.nanoTime()).expect(201);
        }
    }

    private static void work(Rest rest) {
        prioritise(rest, "A002", "moderate");
        prioritise(rest, "A003", "low");
        prioritise(rest, "A004", "high");
        prioritise(rest, "B001", "moderate");
        prioritise(rest, "B002", "normal");
        prioritise(rest, "A005", "normal");
        // In room 1 somebody was there already, and fetches what was prescribed.
        call(rest, "1", "A001", "was here yesterday");
        var first = prescribe(rest, "1", "A001");
        post(rest, "room 1", "/api/tickets/A001/finish", "");
        post(rest, "counter 2", "/api/prescriptions/" + first + "/claim", "{\"counter\":\"2\"}");
        post(rest, "counter 2", "/api/prescriptions/" + first + "/ready", "");
        assertThat(post(rest, "room 2", "/api/rooms/2/next", "").text("number")).isEqualTo("A004");
        post(rest, "room 2", "/api/tickets/A004/start", "");
        prescribe(rest, "2", "A004");
        call(rest, "5", "B001", "the paediatrician is free");
        call(rest, "3", "A005", "has a fever, and the room next door is empty");
    }

    private static void prioritise(Rest rest, String number, String level) {
        rest.persistPut("/api/tickets/" + number + "/priority", "{\"priority\":\"%s\"}".formatted(level), "level-" + number)
                .expect(200);
    }

    private static void call(Rest rest, String room, String number, String reason) {
        post(rest, "room " + room, "/api/rooms/" + room + "/call",
                "{\"ticket\":\"%s\",\"reason\":\"%s\"}".formatted(number, reason));
    }

    private static String prescribe(Rest rest, String room, String number) {
        return post(rest, "room " + room, "/api/tickets/" + number + "/prescriptions", Forms.prescription()).text("id");
    }

    private static Rest.Reply post(Rest rest, String workplace, String path, String body) {
        var reply = rest.post(path, body, "CareQueue-Workplace", workplace, "CareQueue-Actor", workplace);
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isBetween(200, 201);
        return reply;
    }

    private static void picture(Page page, String name) throws IOException {
        isLive(page);
        // By then the page goes by the server's clock.
        assertThat(page.locator("header").getByText(MORNING)).isVisible();
        page.evaluate("() => document.fonts.ready");
        page.evaluate("() => window.scrollTo(0, 0)");
        var file = Document.root().resolve("docs").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
    }
}
