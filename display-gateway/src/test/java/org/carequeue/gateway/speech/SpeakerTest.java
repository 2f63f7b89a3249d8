package org.carequeue.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With stand-ins for the program, which this machine need not have.
class SpeakerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SENTENCE = "Number A, zero, one. Room \"$(touch gone)\".";

    @TempDir
    Path folder;

    /// Writes down what it was told, and says 56 bytes: a header without lengths, and what stands for sound.
    private Path standIn(String end) throws IOException {
        var script = Files.writeString(folder.resolve("speaks"), """
                #!/bin/sh
                printf '%%s\\n' "$@" >> "%1$s/told"
                while IFS= read -r line || [ -n "$line" ]; do printf '%%s\\n' "$line" >> "%1$s/heard"; done
                printf 'RIFF....WAVEfmt ....................data....twelve bytes'
                %2$s
                """.replace("%1$s", folder.toString()).replace("%2$s", end).replace("%%", "%"));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_text_is_said_once_and_goes_to_no_command_line() throws Exception {
        // Given
        var speaker = new Speaker(Optional.of(standIn("exit 0")), PATIENCE);

        // When
        var first = speaker.say("es", SENTENCE);
        var again = speaker.say("es", SENTENCE);

        // Then
        assertThat(first).isPresent();
        assertThat(again.orElseThrow()).isSameAs(first.get());
        assertThat(folder.resolve("told")).hasContent("-v\nes\n-b\n1\n-s\n140\n--stdin\n--stdout");
        assertThat(folder.resolve("heard")).hasContent(SENTENCE);
        var header = ByteBuffer.wrap(first.get()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(4)).isEqualTo(first.get().length - 8);
        assertThat(header.getInt(40)).as("bytes of sound").isEqualTo("twelve bytes".length());
    }

    @Test
    void what_fails_or_takes_too_long_says_nothing_and_is_tried_again() throws Exception {
        var failing = new Speaker(Optional.of(standIn("exit 3")), PATIENCE);
        assertThat(failing.say("en", "one")).isEmpty();

        var endless = new Speaker(Optional.of(standIn("exec sleep 600")), Duration.ofMillis(300));
        assertThat(endless.say("en", "one")).isEmpty();

        var better = new Speaker(Optional.of(standIn("exit 0")), PATIENCE);
        assertThat(better.say("en", "one")).isPresent();
    }

    @Test
    void without_a_program_nothing_is_said() throws Exception {
        var none = new Speaker(Optional.empty(), PATIENCE);
        assertThat(none.isThere()).isFalse();
        assertThat(none.say("en", "one")).isEmpty();
        assertThat(new Speaker(Optional.of(folder.resolve("gone")), PATIENCE).say("en", "one")).isEmpty();
    }

    @Test
    void a_program_is_found_by_its_path_or_where_programs_are() throws IOException {
        var program = standIn("exit 0");

        assertThat(Speaker.find("speaks", "/nowhere::" + folder)).contains(program);
        assertThat(Speaker.find(program.toString(), "")).contains(program);
        assertThat(Speaker.find("another", folder.toString())).isEmpty();
        assertThat(Speaker.find("off", folder.toString())).isEmpty();
        assertThat(Speaker.find(" ", folder.toString())).isEmpty();
    }
}
