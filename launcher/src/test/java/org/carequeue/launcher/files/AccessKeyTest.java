package org.carequeue.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeyTest {

    @TempDir
    Path data;

    @Test
    void it_is_made_once_in_the_form_that_the_services_take_for_its_owner_alone() throws IOException {
        AccessKey.make(data);

        var file = data.resolve("keys/access.key");
        var text = Files.readString(file);
        assertThat(text).matches("[A-Za-z0-9_-]{12} [A-Za-z0-9_-]{43}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys")))).isEqualTo("rwx------");

        AccessKey.make(data);

        assertThat(file).hasContent(text);
    }

    @Test
    void a_new_one_is_put_before_the_one_that_signs_and_older_ones_go() throws IOException {
        AccessKey.make(data);
        var file = data.resolve("keys/access.key");
        var first = Files.readString(file);

        AccessKey.rotate(data);
        var second = Files.readAllLines(file);
        assertThat(second).hasSize(2);
        assertThat(second.getLast() + "\n").isEqualTo(first);

        AccessKey.rotate(data);
        assertThat(Files.readAllLines(file)).hasSize(2).doesNotContain(first.strip()).element(1).isEqualTo(second.getFirst());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
}
