package org.carequeue.launcher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.carequeue.launcher.settings.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    private static final Instant BUILT = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path home;

    private StartCache cache = new StartCache(Path.of("unset"), "unset");

    @BeforeEach
    void a_service_that_was_built() throws IOException {
        cache = StartCache.of(Service.TRIAGE, home);
        Files.createDirectories(cache.folder());
        Files.writeString(Service.TRIAGE.jar(home), "jar");
        builtAt(BUILT);
    }

    @Test
    void a_start_that_has_none_is_told_nothing() {
        assertThat(cache.fits()).isFalse();
        assertThat(cache.options()).isEmpty();
    }

    @Test
    void one_that_was_made_of_this_build_by_this_jvm_is_used_in_silence() throws IOException {
        make();

        assertThat(cache.options()).containsExactly(
                "-XX:AOTCache=" + home.resolve("triage-service/target/service/triage-service.aot"),
                "-Xlog:aot*=off", "-Xlog:cds*=off");
        assertThat(cache.folder()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void one_of_an_older_build_is_not_used() throws IOException {
        make();

        builtAt(BUILT.plusSeconds(2));

        assertThat(cache.options()).isEmpty();
    }

    @Test
    void one_that_another_jvm_has_made_is_not_used() throws IOException {
        make();

        Files.writeString(cache.folder().resolve("triage-service.aot.jvm"), "Another Vendor 25.0.1+1 amd64\n");

        assertThat(cache.options()).isEmpty();
    }

    @Test
    void one_that_somebody_has_deleted_is_not_used() throws IOException {
        make();

        Files.delete(cache.file(""));

        assertThat(cache.options()).isEmpty();
    }

    @Test
    void what_was_recorded_counts_only_once_it_is_adopted() throws IOException {
        record();

        assertThat(cache.isRecorded()).isTrue();
        assertThat(cache.fits()).isFalse();
        cache.discard();
        assertThat(cache.isRecorded()).isFalse();
    }

    private void make() throws IOException {
        record();
        cache.adopt();
        Files.setLastModifiedTime(cache.file(""), FileTime.from(BUILT.plusSeconds(1)));
    }

    /// What the JVM does.
    private void record() throws IOException {
        var option = cache.recordingOptions().getFirst();
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "cache");
    }

    private void builtAt(Instant time) throws IOException {
        Files.setLastModifiedTime(Service.TRIAGE.jar(home), FileTime.from(time));
    }
}
