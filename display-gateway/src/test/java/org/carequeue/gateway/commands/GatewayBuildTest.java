package org.carequeue.gateway.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayBuildTest {

    @TempDir
    Path folder;

    @Test
    void a_jar_with_the_same_files_is_the_same_build_and_one_with_another_script_is_not() throws IOException {
        var build = GatewayBuild.of(jar("one.jar", "export const a = 1;"));
        assertThat(build.tag()).matches("[0-9a-f]{16}");
        assertThat(GatewayBuild.of(jar("same.jar", "export const a = 1;"))).isEqualTo(build);
        assertThat(GatewayBuild.of(jar("other.jar", "export const a = 2;"))).isNotEqualTo(build);
    }

    @Test
    void a_folder_is_another_build_with_another_file() throws IOException {
        var classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(classes.resolve("page.js"), "1");
        var build = GatewayBuild.of(classes);
        assertThat(GatewayBuild.of(classes)).isEqualTo(build);
        Files.writeString(classes.resolve("page.css"), "2");
        assertThat(GatewayBuild.of(classes)).isNotEqualTo(build);
    }

    private Path jar(String name, String script) throws IOException {
        var jar = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/resources/app/page.js"));
            zip.write(script.getBytes(UTF_8));
            zip.closeEntry();
        }
        return jar;
    }
}
