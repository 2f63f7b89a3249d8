package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void what_is_made_is_for_its_owner_alone() throws IOException {
        var folder = temp.resolve("data").resolve("ticket-service");
        disk.makeFolder(folder);
        disk.create(folder.resolve("000001.journal")).close();
        disk.lock(folder).close();
        WholeFile.replace(disk, folder.resolve("beside").resolve("tracking.key"), out -> out.write(1));
        assertThat(permissions(temp.resolve("data"), folder, folder.resolve("beside"))).containsOnly("rwx------");
        assertThat(permissions(folder.resolve("000001.journal"), folder.resolve("lock"),
                folder.resolve("beside/tracking.key"))).containsOnly("rw-------");
    }

    @Test
    void what_was_left_open_to_others_is_closed_when_the_folder_is_locked() throws IOException {
        var journal = Files.createFile(temp.resolve("000001.journal"));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rw-r--r--"));
        disk.lock(temp).close();
        assertThat(permissions(temp)).containsOnly("rwx------");
        assertThat(permissions(journal)).containsOnly("rw-------");
    }

    @Test
    void a_file_that_is_replaced_as_a_whole_is_the_old_one_when_writing_fails() throws IOException {
        var file = temp.resolve("board.json");
        WholeFile.replace(disk, file, out -> out.write("old".getBytes(US_ASCII)));
        assertThatThrownBy(() -> WholeFile.replace(disk, file, _ -> {
            throw new IOException("no room");
        })).hasMessage("no room");
        assertThat(file).hasContent("old");
        assertThat(temp).isDirectoryNotContaining("glob:**.next");
        WholeFile.replace(disk, file, out -> out.write(new byte[200_000]));
        assertThat(file).hasSize(200_000);
    }

    private static List<String> permissions(Path... paths) throws IOException {
        var all = new ArrayList<String>();
        for (var path : paths) {
            all.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        return all;
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
