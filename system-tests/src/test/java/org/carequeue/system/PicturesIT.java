package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.PrintedSlip;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.SmallPicture;
import org.carequeue.system.documents.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;

/// Takes the pictures of the documents: every page in a busy hour, always with the same patients and at the same time, as it is
/// by day, in the dark, in Arabic, on a phone and on paper. CONTRIBUTING.md has the command.
@Tag("pictures")
class PicturesIT {

    private static final Path FOLDER = Document.root().resolve("docs/screenshots");
    private static final List<Instant> TIMES = List.of(Instant.parse("2026-11-23T08:05:00Z"),
            Instant.parse("2026-11-23T08:22:00Z"),
            Instant.parse("2026-11-23T08:41:00Z"), Instant.parse("2026-11-23T09:05:00Z"));
    private static final Pattern MORNING = Pattern.compile("^\\s*0?9:\\d\\d");
    private static final Map<String, String> ENVIRONMENT = Map.of("CAREQUEUE_ZONE", "UTC", "CAREQUEUE_ACCESS", "closed",
            "CAREQUEUE_DEMO_PASSWORD", PicturesIT.PASSWORD, "CAREQUEUE_WITHOUT", "", "CAREQUEUE_PUBLIC_ADDRESS",
            "https://carequeue.example");
    private static final Set<String> WITHOUT_A_BOARD = Set.of("index", "sign-in", "refusal");
    private static final String PASSWORD = "carequeue-demo";
    /// So that a document is read in a minute, and a clone stays small.
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_BYTES_OF_ALL = 6_000_000;

    /// How a page is looked at, and in pixels: none for the size of its own device.
    private enum How {
        BY_DAY("", 0, 0),
        IN_THE_DARK("-dark", 0, 0),
        IN_ARABIC("-arabic", 0, 0),
        ON_A_PHONE("-phone", 390, 844),
        ON_PAPER("-print", 794, 1123);

        private final String suffix;
        private final int width;
        private final int height;

        How(String suffix, int width, int height) {
            this.suffix = suffix;
            this.width = width;
            this.height = height;
        }
    }

    /// How a page is opened for a picture.
    ///
    /// @param person who has signed in; empty for nobody
    /// @param prepare what somebody does before the picture is taken
    private record Shown(String name, String person, String path, int width, int height, Consumer<Page> prepare) {
    }

    @TempDir
    Path folder;

    private final Map<String, Page> signedIn = new HashMap<>();

    @Test
    void the_pages_as_the_documents_show_them() throws IOException {
        clear();
        try (var clinic = RunningClinic.startAt(folder, TIMES.getFirst(), 1, ENVIRONMENT);
                var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager())
                        .build();
                var browsers = new Browsers("pictures")) {
            var hour = new BusyHour(new Rest(clinic.address(Service.GATEWAY), client));
            hour.begin(PASSWORD);
            clinic.goOnAt(TIMES.get(1), 1);
            hour.goOn();
            clinic.goOnAt(TIMES.get(2), 1);
            hour.goOnFurther();
            clinic.goOnAt(TIMES.get(3), 1);
            clinic.kill(Service.STATISTICS);
            clinic.awaitReady(Service.STATISTICS);
            hour.end();

            var staffed = sit(browsers, clinic);
            for (var shown : pages(hour)) {
                for (var how : How.values()) {
                    if (isThere(shown.name(), how)) {
                        take(browsers, clinic, shown, how);
                    }
                }
            }
            for (var shown : furtherPages()) {
                take(browsers, clinic, shown, How.BY_DAY);
            }
            slip(browsers, clinic);
            assertThat(staffed).allMatch(page -> !page.isClosed());
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files.mapToLong(PicturesIT::size)).as("bytes of each").allMatch(size -> size < MOST_BYTES)
                    .satisfies(sizes -> assertThat(sizes.stream().mapToLong(size -> size).sum()).isLessThan(MOST_BYTES_OF_ALL));
        }
    }

    private static void clear() throws IOException {
        Files.createDirectories(FOLDER);
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static List<Shown> pages(BusyHour hour) {
        Consumer<Page> nothing = _ -> {
        };
        return List.of(
                new Shown("index", "everybody", "/", 1280, 720, nothing),
                new Shown("kiosk", "reception", "/kiosk", 1280, 800, nothing),
                new Shown("screen", "reception", "/screen?diagonal=55&distance=4", 1280, 720, nothing),
                new Shown("reception", "reception", "/reception", 1366, 768, page -> {
                    visible(page, "number").fill(hour.parked());
                    page.keyboard().press("Enter");
                    visible(page, "found");
                }),
                new Shown("triage", "nurse", "/triage", 1366, 768, nothing),
                new Shown("doctor", "doctor", "/doctor?room=3", 1366, 768, nothing),
                new Shown("pharmacist", "pharmacist", "/pharmacist?counter=2", 1366, 768, nothing),
                new Shown("manager", "manager", "/manager", 1366, 768, nothing),
                new Shown("statistics", "manager", "/statistics", 1366, 900,
                        page -> assertThat(visible(page, "of-period").locator(".picture canvas, .picture svg").first())
                                .isVisible()),
                new Shown("ticket", "", hour.link(), 800, 844, page -> visible(page, "own-number")),
                new Shown("sign-in", "", "/sign-in", 1280, 720, nothing),
                new Shown("refusal", "", "/nothing-here", 1280, 720, nothing));
    }

    /// What is worth a picture of its own.
    private static List<Shown> furtherPages() {
        return List.of(
                new Shown("manager-settings", "manager", "/manager", 1366, 768, page -> {
                    page.getByTestId("settings").locator("> summary").click();
                    press(visible(page, "change-rooms"));
                    page.getByTestId("change-rooms").scrollIntoViewIfNeeded();
                }),
                new Shown("doctor-prescription", "doctor", "/doctor?room=2", 1366, 768, page -> {
                    press(visible(page, "write-prescription"));
                    visible(page, "rx-medicine").fill("Amoxicillin");
                }),
                new Shown("kiosk-portrait", "reception", "/kiosk", 720, 1280, page -> press(visible(page, "kiosk-contrast"))),
                new Shown("pharmacist-labels", "pharmacist", "/pharmacist?counter=2", 1366, 768,
                        page -> press(visible(page, "labels").first())),
                new Shown("kiosk-number", "reception", "/kiosk", 1280, 800, page -> {
                    press(visible(page, "line-general"));
                    page.locator(".kiosk-qr svg").waitFor();
                }));
    }

    /// The public screen is dark, and as wide as its letters are large; a kiosk and the front desk print slips alone, and those
    /// that lead to others nothing.
    private static boolean isThere(String name, How how) {
        return switch (how) {
            case BY_DAY, IN_ARABIC -> true;
            case IN_THE_DARK -> !Set.of("screen", "kiosk").contains(name);
            case ON_A_PHONE -> !name.equals("screen");
            case ON_PAPER -> Set.of("triage", "doctor", "pharmacist", "manager", "statistics", "ticket").contains(name);
        };
    }

    private void slip(Browsers browsers, RunningClinic clinic) throws IOException {
        var kiosk = browsers.openBeside(as(browsers, clinic, "reception"), "kiosk-print", clinic.page("/kiosk?paper=80mm"));
        isLive(kiosk);
        press(visible(kiosk, "line-general"));
        visible(kiosk, "kiosk-number");
        kiosk.locator(".kiosk-qr svg").waitFor();
        SmallPicture.write(PrintedSlip.of(kiosk).picture(), FOLDER.resolve("kiosk-print.png"));
        kiosk.close();
    }

    /// Those whose pages are open in rooms and at counters while the pictures are taken.
    private List<Page> sit(Browsers browsers, RunningClinic clinic) {
        var pages = new ArrayList<Page>();
        for (var path : List.of("/doctor?room=1", "/doctor?room=2", "/doctor?room=3", "/doctor?room=5", "/pharmacist?counter=1",
                "/pharmacist?counter=2")) {
            var person = path.substring(1, path.indexOf('?'));
            var page = browsers.openBeside(as(browsers, clinic, person), person, clinic.page(path));
            isLive(page);
            pages.add(page);
        }
        return pages;
    }

    /// A page in the browser of somebody who has signed in, or of nobody.
    private Page as(Browsers browsers, RunningClinic clinic, String person) {
        return signedIn.computeIfAbsent(person, name -> {
            var page = browsers.open(name, clinic.page("/sign-in"), How.ON_A_PHONE.width, How.ON_A_PHONE.height);
            if (!name.isEmpty()) {
                var answer = page.request().post(clinic.page("/api/session"),
                        RequestOptions.create().setData(Map.of("name", name, "password", PASSWORD)));
                assertThat(answer.status()).isEqualTo(200);
            }
            return page;
        });
    }

    private void take(Browsers browsers, RunningClinic clinic, Shown shown, How how) throws IOException {
        var page = browsers.openBeside(as(browsers, clinic, shown.person()), shown.name() + how.suffix, "about:blank");
        // A browser without a screen keeps nothing awake.
        page.addInitScript("if (navigator.wakeLock) { navigator.wakeLock.request = async () => new EventTarget(); }");
        page.setViewportSize(how.width == 0 ? shown.width() : how.width, how.height == 0 ? shown.height() : how.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(how == How.IN_THE_DARK ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.navigate(clinic.page(shown.path() + (how != How.IN_ARABIC ? ""
                : (shown.path().contains("?") ? "&" : "?") + "lang=ar")));
        if (!WITHOUT_A_BOARD.contains(shown.name())) {
            isLive(page);
            // By then the page goes by the server's clock.
            assertThat(page.locator("header").getByText(MORNING)).isVisible();
            // So that it can ring, and says no more that it cannot.
            page.mouse().click(2, 2);
        }
        shown.prepare().accept(page);
        if (how == How.ON_PAPER) {
            page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        }
        page.evaluate("() => document.fonts.ready");
        page.evaluate("() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted)))");
        SmallPicture.write(ImageIO.read(new ByteArrayInputStream(page.screenshot())),
                FOLDER.resolve(shown.name() + how.suffix + ".png"));
        page.close();
    }

    /// What goes on in the clinic meanwhile.
    private static final class BusyHour {

        private static final String ORDER = """
                {"patient":{"name":"Patient %1$d","birthDate":"19%2$d-05-01"},"weightKg":%2$d,"allergies":"%3$s","items":[
                 {"medicine":"Amoxicillin","strength":"500 mg","form":"capsule","dose":{"amount":1,"unit":"capsule"},"route":"oral",
                  "frequency":"every-8-hours","durationDays":7,"quantity":{"amount":21,"unit":"capsule"},"repeats":0,
                  "substitutionAllowed":true},
                 {"medicine":"Paracetamol","strength":"500 mg","form":"tablet","dose":{"amount":1,"unit":"tablet"},"route":"oral",
                  "frequency":"every-6-hours","durationDays":5,"quantity":{"amount":20,"unit":"tablet"},"repeats":%4$d,
                  "asNeeded":"pain","substitutionAllowed":%5$b}]}""";

        private final Rest rest;
        private final List<String> prescriptions = new ArrayList<>();
        private final Map<String, String> inRooms = new HashMap<>();
        private int arrived;
        private int ordered;
        private String link = "";
        private String parked = "";

        BusyHour(Rest rest) {
            this.rest = rest;
        }

        /// The page of somebody who waits.
        String link() {
            return link;
        }

        /// The number of somebody who is away.
        String parked() {
            return parked;
        }

        void begin(String password) {
            rest.post("/api/session", "{\"name\":\"everybody\",\"password\":\"%s\"}".formatted(password)).expect(200);
            arrive(12);
            triage("A001", "moderate", "a cut on the left hand");
            triage("A002", "normal", "a cough since Friday");
            triage("A003", "high", "short of breath since this morning");
            triage("B001", "moderate", "a fever, two years old");
            List.of("1", "2", "3", "5").forEach(this::callNext);
        }

        void goOn() {
            List.of("1", "2", "3").forEach(this::seen);
            arrive(10);
            triage("A007", "low", "a prescription to renew");
            triage("B004", "high", "a rash and a fever");
            triage("A009", "moderate", "pain in the ear");
            List.of("1", "2", "4").forEach(this::callNext);
            step(prescriptions.get(0), "1", "claim");
            step(prescriptions.get(0), "1", "ready");
            post("counter 1", "/api/prescriptions/" + prescriptions.get(0) + "/hand-over",
                    "{\"ticket\":\"%s\",\"identified\":true}"
                            .formatted(prescriptions.get(0).replaceAll(".*-([A-Z]\\d+)-.*", "$1")));
        }

        void goOnFurther() {
            List.of("1", "2", "4", "5").forEach(this::seen);
            arrive(9);
            triage("A012", "moderate", "a twisted ankle");
            triage("A014", "normal", "back pain");
            triage("B005", "moderate", "vomits since last night");
            triage("A010", "low", "a question about results");
            triage("A011", "moderate", "headache since yesterday");
            triage("A013", "normal", "sore throat");
            triage("B006", "normal", "a check-up");
            List.of("2", "3", "4").forEach(this::callNext);
            step(prescriptions.get(1), "2", "claim");
            step(prescriptions.get(1), "2", "ready");
            parked = waiting();
            post("room 3", "/api/tickets/" + parked + "/park", "{\"note\":\"X-ray, second floor\"}");
        }

        void end() {
            List.of("3", "4").forEach(this::seen);
            arrive(4);
            triage(waiting(), "high", "chest pain when climbing stairs");
            step(prescriptions.get(2), "2", "claim");
            step(prescriptions.get(3), "1", "claim");
            List.of("3", "5", "4", "6", "7").forEach(this::callNext);
            post("room 1", "/api/rooms/1/call",
                    "{\"ticket\":\"%s\",\"reason\":\"has a fever, and the room is free\"}".formatted(waiting()));
        }

        private void arrive(int count) {
            for (var one = 0; one < count; one++) {
                var issued = rest.persist("/api/tickets",
                        "{\"serviceLine\":\"%s\"}".formatted(arrived % 3 == 2 ? "paediatrics" : "general"),
                        "arrive-" + arrived++)
                        .expect(201);
                link = issued.text("trackingPath");
            }
        }

        private void triage(String number, String level, String complaint) {
            rest.persistPut("/api/tickets/" + number + "/priority", "{\"priority\":\"%s\"}".formatted(level), "level-" + number)
                    .expect(200);
            rest.persistPut("/api/tickets/" + number + "/complaint", "{\"complaint\":\"%s\"}".formatted(complaint),
                    "complaint-" + number).expect(200);
        }

        private void callNext(String room) {
            inRooms.put(room, post("room " + room, "/api/rooms/" + room + "/next", "{}").body().findPath("id").asText());
            // Further on patients are called there, and have not come yet.
            if (Integer.parseInt(room) < 4 || arrived < 30) {
                post("room " + room, "/api/tickets/" + inRooms.get(room) + "/start", "{}");
            }
        }

        /// Whoever is in a room gets a prescription and goes.
        private void seen(String room) {
            var id = inRooms.get(room);
            var written = post("room " + room, "/api/tickets/" + id + "/prescriptions",
                    ORDER.formatted(++ordered, 60 + 3 * ordered,
                            ordered % 3 == 0 ? "penicillin" : "none known", ordered % 2, ordered % 4 != 0));
            prescriptions.add(written.text("id"));
            post("room " + room, "/api/tickets/" + id + "/finish", "{}");
        }

        private void step(String prescription, String counter, String step) {
            post("counter " + counter, "/api/prescriptions/" + prescription + "/" + step,
                    "{\"counter\":\"%s\"}".formatted(counter));
        }

        /// Somebody who waits, and of whom nobody knows more.
        private String waiting() {
            for (var number = 1; number <= arrived; number++) {
                var code = "A%03d".formatted(number);
                if (rest.get("/api/tickets/" + code).text("status").equals("waiting")) {
                    return code;
                }
            }
            throw new IllegalStateException("nobody waits");
        }

        private Rest.Reply post(String workplace, String path, String body) {
            var reply = rest.post(path, body, "CareQueue-Workplace", workplace, "CareQueue-Actor", workplace);
            assertThat(reply.status()).as("%s: %s", path, reply.body()).isBetween(200, 201);
            return reply;
        }
    }
}
