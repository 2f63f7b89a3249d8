package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.carequeue.bridge.event.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTagTest {

    @TempDir
    Path temp;

    private String tag(String... places) throws IOException {
        return BuildTag.of(new TreeSet<>(List.of(places).stream().map(temp::resolve).toList()));
    }

    @Test
    void code_from_a_folder_or_a_jar_has_a_tag_that_stays() {
        var tag = BuildTag.of(new Tally(), Tally.TYPES);
        assertThat(tag).hasValueSatisfying(text -> assertThat(text).matches("[0-9a-f]{32}"));
        assertThat(BuildTag.of(new Tally(), Tally.TYPES)).isEqualTo(tag);
    }

    @Test
    void it_changes_with_any_class_and_any_jar_and_with_nothing_else() throws IOException {
        Files.createDirectories(temp.resolve("classes/inner"));
        Files.writeString(temp.resolve("classes/inner/Rules.class"), "one");
        jar("bridge.jar", Map.of("Bridge.class", "bridge", "text", "whatever"), 1);
        var tag = tag("classes", "bridge.jar");
        Files.writeString(temp.resolve("classes/application.properties"), "whatever");
        assertThat(tag("classes", "bridge.jar")).isEqualTo(tag);
        Files.writeString(temp.resolve("classes/inner/Rules.class"), "two");
        var other = tag("classes", "bridge.jar");
        assertThat(other).isNotEqualTo(tag);
        Files.move(temp.resolve("classes/inner/Rules.class"), temp.resolve("classes/Rules.class"));
        assertThat(tag("classes", "bridge.jar")).isNotEqualTo(tag).isNotEqualTo(other);
    }

    @Test
    void of_a_jar_it_is_the_content_of_the_classes_that_counts() throws IOException {
        jar("bridge.jar", Map.of("Bridge.class", "bridge", "Desk.class", "desk", "text", "one"), 1);
        var tag = tag("bridge.jar");
        jar("bridge.jar", Map.of("Desk.class", "desk", "Bridge.class", "bridge", "text", "two"), 2);
        assertThat(tag("bridge.jar")).isEqualTo(tag);
        jar("bridge.jar", Map.of("Bridge.class", "Bridge", "Desk.class", "desk"), 1);
        assertThat(tag("bridge.jar")).isNotEqualTo(tag);
        jar("bridge.jar", Map.of("Bridge.class", "desk", "Desk.class", "bridge"), 1);
        assertThat(tag("bridge.jar")).isNotEqualTo(tag);
        jar("bridge.jar", Map.of("Bridge.class", "bridge"), 1);
        assertThat(tag("bridge.jar")).isNotEqualTo(tag);
    }

    private void jar(String name, Map<String, String> entries, int day) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(temp.resolve(name)))) {
            for (var entry : entries.entrySet()) {
                var file = new JarEntry(entry.getKey());
                file.setTimeLocal(LocalDateTime.of(2026, 1, day, 0, 0));
                out.putNextEntry(file);
                out.write(entry.getValue().getBytes(UTF_8));
            }
        }
    }

    @Test
    void code_without_a_place_has_none() {
        var elsewhere = new EventTypes(Map.of("text", String.class));
        assertThat(BuildTag.of(new Tally(), elsewhere)).isEmpty();
    }
}
