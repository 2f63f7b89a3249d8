package org.carequeue.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// The script `devices/lock-down`, with a Chromium that writes down how it was called and what it found in its profile, leaves
/// things there, and ends the first time.
class LockDownScriptTest {

    private static final String PAGE = "https://queue.clinic.example:8443/kiosk?print=auto&paper=58mm";
    private static final int PATIENCE_S = 30;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroy);
    }

    private Process lockDown(String... arguments) throws IOException {
        var chromium = folder.resolve("chromium");
        Files.writeString(chromium, """
                #!/bin/sh
                cd "%s"
                printf '%%s\\n' "$@" > words
                for word in "$@"; do case $word in --user-data-dir=*) profile=${word#*=} ;; esac; done
                (cd "$profile" && find . -type f | sort) > found
                echo once >> starts
                [ "$(wc -l < starts)" -lt 2 ] || { echo $$ > running; exec sleep 600; }
                mkdir -p "$profile/Default/Local Storage" "$profile/Default/Network"
                for left in History Cookies Cookies-journal 'Local Storage/log' Network/Cookies Preferences; do
                    echo x > "$profile/Default/$left"
                done
                """.formatted(folder));
        chromium.toFile().setExecutable(true);
        var command = new ArrayList<>(List.of(Path.of("..", "devices", "lock-down").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CHROMIUM", chromium.toString());
        builder.environment().put("CHROMIUM_FLAGS", "--headless --remote-debugging-port=0");
        builder.environment().put("CAREQUEUE_DEVICE_FOLDER", folder.resolve("a device").toString());
        var process = builder.start();
        started.add(process);
        return process;
    }

    private void awaits(String file) {
        Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_S)).until(() -> Files.exists(folder.resolve(file)));
    }

    @Test
    void it_is_started_again_with_nothing_of_before_but_that_the_device_is_let_in() throws Exception {
        var first = lockDown(PAGE);
        awaits("running");
        assertThat(Files.readAllLines(folder.resolve("found"))).containsExactly("./Default/Cookies",
                "./Default/Cookies-journal",
                "./Default/Network/Cookies");
        assertThat(Files.readAllLines(folder.resolve("words"))).contains("--kiosk", "--disable-pinch", "--no-first-run",
                "--overscroll-history-navigation=0", "--headless", "--user-data-dir=" + folder.resolve("a device/profile"))
                .anyMatch(word -> word.startsWith("--disable-features=") && word.contains("Translate"))
                .endsWith(PAGE).doesNotContain("--no-sandbox");

        // Two of them would clean under one another
        var second = lockDown(PAGE);
        assertThat(second.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);

        // What is stopped takes Chromium along
        var browser = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("running")).strip())).orElseThrow();
        first.destroy();
        assertThat(first.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(browser.isAlive()).isFalse();
    }

    @Test
    void chromium_is_to_show_nobody_anything_else() throws Exception {
        var policies = lockDown("policies", PAGE);
        // All JSON is YAML.
        Map<String, Object> said = new Yaml().load(policies.getInputStream());
        assertThat(said).containsEntry("URLBlocklist", List.of("*"))
                .containsEntry("URLAllowlist", List.of("https://queue.clinic.example:8443"))
                .containsEntry("DeveloperToolsAvailability", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "queue.clinic.example", "file:///etc/passwd", "javascript:alert(1)", "https://a/$(id)",
            "https://a\"/",
            "https://a@b/", "https://a/ b", "--version", "https://a/kiosk\nhttps://b/" })
    void what_is_no_page_of_ours_is_not_shown(String address) throws Exception {
        for (var process : List.of(lockDown(address), lockDown("policies", address))) {
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
        }
        assertThat(folder.resolve("words")).doesNotExist();
    }
}
