package org.carequeue.ticket.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

import org.carequeue.ticket.model.TrackingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackingKeyFileTest {

    @TempDir
    Path data;

    @Test
    void the_first_start_makes_a_key_that_the_owner_alone_can_read() throws IOException {
        // Given
        var folder = data.resolve("ticket-service");

        // When
        TrackingKeyFile.open(folder, () -> bytes(1));

        // Then
        var file = folder.resolve("tracking.key");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_later_start_keeps_it() throws IOException {
        // Given
        TrackingKeyFile.open(data, () -> bytes(1));

        // When
        TrackingKeyFile.open(data, () -> {
            throw new AssertionError("there is a key already");
        });

        // Then
        assertThat(Files.readAllBytes(data.resolve("tracking.key"))).isEqualTo(bytes(1));
    }

    @Test
    void what_an_interrupted_start_left_behind_is_no_key() throws IOException {
        // Given
        Files.write(data.resolve("tracking.key.next"), new byte[] { 1, 2, 3 });

        // When
        TrackingKeyFile.open(data, () -> bytes(2));

        // Then
        assertThat(Files.readAllBytes(data.resolve("tracking.key"))).isEqualTo(bytes(2));
    }

    @Test
    void a_damaged_key_stops_the_start_instead_of_killing_all_links() throws IOException {
        // Given
        Files.write(data.resolve("tracking.key"), new byte[7]);

        // Then
        assertThatThrownBy(() -> TrackingKeyFile.open(data, () -> bytes(1))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tracking.key is damaged");
        assertThat(Files.size(data.resolve("tracking.key"))).isEqualTo(7);
    }

    private static byte[] bytes(int value) {
        var bytes = new byte[TrackingKey.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
