package org.carequeue.gateway.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.carequeue.gateway.printing.PrinterAddress.DeviceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A device file that takes no more, and one that says nothing: a pipe of which nobody has the other end.
@DisabledOnOs(OS.WINDOWS)
class PrinterLineTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @Test
    void a_device_file_that_takes_no_more_keeps_no_virtual_thread() throws Exception {
        var pipe = folder.resolve("lp0");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        var done = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            try (var line = PrinterLine.open(new DeviceFile(pipe.toString()))) {
                // What is asked comes back first.
                assertThat(line.ask(1, Duration.ofSeconds(30))).isEqualTo(0x10);
                assertThat(line.isLate()).isFalse();
                assertThatThrownBy(() -> line.send(new byte[1 << 20], SHORT)).isInstanceOf(IOException.class);
                assertThat(line.isLate()).isTrue();
                done.complete(null);
            } catch (IOException | AssertionError failure) {
                done.completeExceptionally(failure);
            }
        });
        done.get(30, TimeUnit.SECONDS);
    }
}
