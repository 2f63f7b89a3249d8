package org.carequeue.gateway.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoShelfTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_put_there_is_there_after_a_restart_and_nobody_else_reads_the_file() throws IOException {
        assertThat(new LogoShelf(folder).tagged("b1")).isEqualTo("b1");
        assertThat(new LogoShelf(folder).put(Pictures.JPEG)).isTrue();

        var again = new LogoShelf(folder);
        assertThat(again.logo()).isPresent().get().satisfies(logo -> {
            assertThat(logo.type()).isEqualTo("image/jpeg");
            assertThat(logo.bytes()).isEqualTo(Pictures.JPEG);
            assertThat(again.tagged("b1")).isEqualTo("b1." + logo.tag());
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("logo")))).isEqualTo("rw-------");
        again.remove();
        assertThat(again.logo()).isEmpty();
        assertThat(new LogoShelf(folder).logo()).isEmpty();
    }

    @Test
    void what_is_no_picture_or_too_large_leaves_the_one_before() throws IOException {
        var shelf = new LogoShelf(folder);
        shelf.put(Pictures.png(64, 48));
        var before = shelf.logo();

        assertThat(shelf.put("<svg onload='alert(1)'/>".getBytes(UTF_8))).isFalse();
        assertThat(shelf.put(Arrays.copyOf(Pictures.png(64, 48), LogoShelf.LARGEST + 1))).isFalse();
        assertThat(shelf.put(Arrays.copyOf(Pictures.png(64, 48), LogoShelf.LARGEST))).isTrue();
        assertThat(before).isPresent();
        assertThat(shelf.logo()).isNotEqualTo(before);
    }

    @Test
    void a_file_that_somebody_has_spoilt_is_no_logo() throws IOException {
        Files.writeString(folder.resolve("logo"), "<html>");
        assertThat(new LogoShelf(folder).logo()).isEmpty();
        Files.write(folder.resolve("logo"), new byte[LogoShelf.LARGEST + 1]);
        assertThat(new LogoShelf(folder).logo()).isEmpty();
    }
}
