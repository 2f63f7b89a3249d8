package org.carequeue.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which folders the machine's own disk forces; what happens to those that are not, no test can see.
class LocalDiskTest {

    @TempDir
    Path temp;
    private final List<Path> forced = new ArrayList<>();
    private final Disk disk = new LocalDisk() {
        @Override
        public void forceFolder(Path folder) throws IOException {
            super.forceFolder(folder);
            forced.add(folder);
        }
    };

    @Test
    void every_level_that_is_made_is_forced_into_the_one_above() throws IOException {
        var folder = temp.resolve("data").resolve("ticket-service").resolve("journal");
        disk.makeFolder(folder);
        assertThat(folder).isDirectory();
        assertThat(forced).containsExactly(temp, temp.resolve("data"), temp.resolve("data/ticket-service"));
    }

    @Test
    void only_what_is_new_is_forced() throws IOException {
        Files.createDirectories(temp.resolve("data"));
        disk.makeFolder(temp.resolve("data/ticket-service"));
        assertThat(forced).containsExactly(temp.resolve("data"));
        disk.makeFolder(temp.resolve("data/ticket-service"));
        assertThat(forced).as("it was there").hasSize(1);
    }

    @Test
    void a_folder_that_is_named_from_the_working_directory_is_forced_too() throws IOException {
        var working = Path.of("").toAbsolutePath();
        var folder = working.relativize(temp.resolve("data"));
        disk.makeFolder(folder);
        assertThat(temp.resolve("data")).isDirectory();
        assertThat(forced).singleElement().satisfies(above -> assertThat(above).isAbsolute());
    }

    @Test
    void where_a_file_stands_there_can_be_no_folder() throws IOException {
        Files.createFile(temp.resolve("data"));
        assertThatThrownBy(() -> disk.makeFolder(temp.resolve("data/ticket-service")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
