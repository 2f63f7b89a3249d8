package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.pressToLeave;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demo plays the end of a day and says what became of it, and lets everybody in who looks on.
class DemoIT {

    @TempDir
    Path folder;

    @Test
    @Tag("soak")
    void everybody_who_comes_is_seen_or_has_gone_and_the_demo_says_so() throws IOException, InterruptedException {
        var demo = RunningClinic.command("demo", folder.resolve("data"));
        // The clock goes while the services start: so much of the day is left however long that takes.
        demo.command().addAll(List.of("--pace", "600", "--start", "19:30", "--then", "stop"));

        var process = demo.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        var counted = Pattern.compile("(\\d+) took a number, (\\d+) were seen, (\\d+) did not come")
                .matcher(said);
        assertThat(counted.find()).as(said).isTrue();
        var took = Integer.parseInt(counted.group(1));
        assertThat(took).isPositive();
        assertThat(Integer.parseInt(counted.group(2)) + Integer.parseInt(counted.group(3))).as(said).isEqualTo(took);
        var prescribed = Pattern.compile("(\\d+) prescriptions, (\\d+) handed over, (\\d+) declined").matcher(said);
        assertThat(prescribed.find()).as(said).isTrue();
        assertThat(Integer.parseInt(prescribed.group(2)) + Integer.parseInt(prescribed.group(3))).as(said)
                .isEqualTo(Integer.parseInt(prescribed.group(1)));
        assertThat(said).containsPattern("level +patients +target").containsPattern("\\d+ of " + took + " have come");
        saysNothingOfPatients(said);
        // When services stop, whoever was connected with them says so.
        var ofTheDay = said.substring(0, said.indexOf("What became of the day"));
        // Where the machine has more to do than it can, each thread that waits for it is said to be blocked.
        assertThat(ofTheDay.lines().filter(line -> line.contains(" ERROR ") || line.contains(" WARN "))
                .filter(line -> !line.contains("[BlockedThreadChecker]"))).as("log").isEmpty();
    }

    @Test
    void one_press_signs_a_visitor_in_who_then_sees_every_page() throws IOException, InterruptedException {
        var demo = RunningClinic.command("demo", folder.resolve("data"));
        var log = folder.resolve("demo.log");
        demo.command().addAll(List.of("--pace", "2"));
        var process = demo.redirectOutput(log.toFile()).start();
        try (var browsers = new Browsers("demo")) {
            await("CareQueue is up").atMost(Duration.ofMinutes(3))
                    .until(() -> Files.readString(log).contains("CareQueue is up"));
            var gateway = "http://127.0.0.1:" + demo.environment().get("CAREQUEUE_GATEWAY_PORT");
            var page = browsers.open("demo", gateway + "/manager");
            assertThat(visible(page, "demo")).containsText("carequeue-demo");
            isUsable(page);
            browsers.picture(page, "sign-in");

            pressToLeave(page, "demo-everybody", gateway + "/manager");

            assertThat(visible(page, "person")).hasText("Signed in: Everybody");
            for (var other : List.of("manager", "doctor", "pharmacist", "reception", "kiosk", "screen")) {
                page.navigate(gateway + "/" + other);
                isLive(page);
            }
            assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /// What was prescribed for whom stands in journals alone: in no line of the day's logs, and in no file beside them.
    private void saysNothingOfPatients(String said) throws IOException {
        var journals = new StringBuilder();
        var others = new StringBuilder(said);
        try (var files = Files.walk(folder.resolve("data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                // The board is kept on disk, too, with what doctors and pharmacists see.
                var mayHave = file.toString().contains("/journal/") || file.endsWith("display-gateway/board.json");
                (mayHave ? journals : others).append(text).append(file);
            }
        }
        assertThat(journals).contains("Demo Patient 1\"", "after meals", "Ibuprofen", "1980-05-01");
        assertThat(others).doesNotContain("Demo Patient", "after meals", "none known", "1980-05-01").doesNotContain(
                List.of("Amoxicillin", "Ibuprofen", "Paracetamol", "Metamizole", "Cetirizine"));
    }
}
