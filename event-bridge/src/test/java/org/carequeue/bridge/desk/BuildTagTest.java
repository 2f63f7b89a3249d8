package org.carequeue.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
        Files.writeString(temp.resolve("bridge.jar"), "jar");
        var tag = tag("classes", "bridge.jar");
        Files.writeString(temp.resolve("classes/application.properties"), "whatever");
        assertThat(tag("classes", "bridge.jar")).isEqualTo(tag);
        Files.writeString(temp.resolve("bridge.jar"), "jar of another version");
        var other = tag("classes", "bridge.jar");
        assertThat(other).isNotEqualTo(tag);
        Files.writeString(temp.resolve("classes/inner/Rules.class"), "two");
        assertThat(tag("classes", "bridge.jar")).isNotEqualTo(other).isNotEqualTo(tag);
        Files.move(temp.resolve("classes/inner/Rules.class"), temp.resolve("classes/Rules.class"));
        assertThat(tag("classes", "bridge.jar")).isNotEqualTo(tag).isNotEqualTo(other);
    }

    @Test
    void code_without_a_place_has_none() {
        var elsewhere = new EventTypes(Map.of("text", String.class));
        assertThat(BuildTag.of(new Tally(), elsewhere)).isEmpty();
    }
}
