package org.carequeue.gateway.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.carequeue.gateway.look.ByteRange.OutsideException;
import org.carequeue.gateway.look.MediaFolder.Medium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest {

    @TempDir
    private Path all;

    @Test
    void pictures_and_videos_are_listed_by_name_whatever_they_are_called() throws IOException {
        var folder = folder();
        Files.write(folder.resolve("2 Opening hours.png"), Pictures.png(640, 480));
        Files.write(folder.resolve("1-vaccination.txt"), Pictures.JPEG);
        Files.write(folder.resolve("3.mp4"), Pictures.MP4);
        Files.write(folder.resolve("4"), Pictures.WEBM);

        assertThat(new MediaFolder(folder).list()).containsExactly(new Medium("1-vaccination.txt", "picture"),
                new Medium("2 Opening hours.png", "picture"), new Medium("3.mp4", "video"), new Medium("4", "video"));
        assertThat(new MediaFolder(folder).find("3.mp4")).isPresent().get().extracting(MediaFolder.Found::type)
                .isEqualTo("video/mp4");
    }

    @Test
    void what_is_none_or_too_large_or_elsewhere_is_passed_over() throws IOException {
        var folder = folder();
        Files.writeString(folder.resolve("page.png"), "<html><script>alert(1)</script>");
        Files.write(folder.resolve(".hidden.png"), Pictures.png(1, 1));
        Files.write(folder.resolve("naïve.png"), Pictures.png(1, 1));
        Files.createDirectory(folder.resolve("folder.png"));
        Files.write(all.resolve("secret.png"), Pictures.png(1, 1));
        Files.createSymbolicLink(folder.resolve("link.png"), all.resolve("secret.png"));
        Files.write(folder.resolve("large.png"), Pictures.png(1, 1));
        try (var large = new RandomAccessFile(folder.resolve("large.png").toFile(), "rw")) {
            large.setLength(MediaFolder.LARGEST_PICTURE + 1);
        }

        var media = new MediaFolder(folder);
        assertThat(media.list()).isEmpty();
        for (var name : List.of("../secret.png", "..", ".", "", "/etc/passwd", "link.png", ".hidden.png", "folder.png",
                "page.png", "large.png", "a/b.png", "..%2fsecret.png", "secret.png\u0000.png", "x".repeat(10_000))) {
            assertThat(media.find(name)).as(name).isEmpty();
        }
        assertThat(new MediaFolder(all.resolve("nowhere")).list()).isEmpty();
    }

    @Test
    void of_very_many_some_are_shown() throws IOException {
        var folder = folder();
        for (var i = 0; i < 100; i++) {
            Files.write(folder.resolve("picture " + i), Pictures.png(1, 1));
        }
        assertThat(new MediaFolder(folder).list()).hasSize(MediaFolder.MOST);
    }

    @Test
    void a_part_of_a_file_is_what_was_asked_for() throws OutsideException {
        assertThat(ByteRange.of(null, 100)).isEmpty();
        assertThat(ByteRange.of("bytes=0-", 100)).contains(new ByteRange(0, 100));
        assertThat(ByteRange.of("bytes=10-19", 100)).contains(new ByteRange(10, 10));
        assertThat(ByteRange.of("bytes=90-1000", 100)).contains(new ByteRange(90, 10));
        assertThat(ByteRange.of("bytes=-10", 100)).contains(new ByteRange(90, 10));
        assertThat(ByteRange.of("bytes=-1000", 100)).contains(new ByteRange(0, 100));
        assertThat(new ByteRange(10, 10).said(100)).isEqualTo("bytes 10-19/100");
        for (var all : List.of("bytes=-", "bytes=5-1", "bytes=0-1,5-6", "lines=0-1", "bytes=0-99999999999999999999",
                "x".repeat(10_000))) {
            assertThat(ByteRange.of(all, 100)).as(all).isEmpty();
        }
        for (var outside : List.of("bytes=100-", "bytes=999999999999999999-", "bytes=-0")) {
            assertThatThrownBy(() -> ByteRange.of(outside, 100)).as(outside).isInstanceOf(OutsideException.class);
        }
    }

    private Path folder() throws IOException {
        return Files.createDirectory(all.resolve("media"));
    }
}
