package org.carequeue.ticket.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.events.Calling;
import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Frequency;
import org.carequeue.events.Level;
import org.carequeue.events.Notice;
import org.carequeue.events.OpeningHours;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PublicScreen;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.StatisticsSettings;
import org.junit.jupiter.api.Test;

/// docs/SETTINGS.md has a line for each setting and no other, and docs/clinic.yaml is what applies without a file.
class SettingsDocumentTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void each_setting_has_a_line_and_each_line_a_setting() throws IOException {
        // Given
        var lines = Pattern.compile("^\\| `([a-zA-Z.\\[\\]]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(DOCS.resolve("SETTINGS.md"))).results().map(line -> line.group(1)).toList();

        // Then
        assertThat(lines).containsExactlyInAnyOrderElementsOf(settings());
    }

    @Test
    void the_example_is_what_applies_without_a_file() {
        // Given
        var defaults = ClinicSettings.defaults(ZoneId.of("Europe/Paris"));

        // Then
        assertThat(ClinicFile.read(DOCS.resolve("clinic.yaml"), defaults)).isEqualTo(defaults);
    }

    @Test
    void the_example_leaves_nothing_out() throws IOException {
        // Given
        var example = Files.readString(DOCS.resolve("clinic.yaml"));

        // Then
        assertThat(settings()).filteredOn(setting -> !setting.equals("clinic") && !setting.startsWith("rooms[]")
                && !setting.equals("serviceLines[].policy"))
                .allMatch(setting -> Pattern.compile("(^|[\\s{])" + setting.substring(setting.lastIndexOf('.') + 1) + ":")
                        .matcher(example).find());
    }

    private static List<String> settings() {
        var all = new ArrayList<String>();
        for (var part : ClinicSettings.class.getRecordComponents()) {
            if (!part.getName().equals("version")) {
                all.add(part.getName());
                add(all, part.getName() + "[].", part.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> type ? type : Object.class);
            }
        }
        all.addAll(List.of("scale.initial", "scale.levels"));
        add(all, "scale.levels[].", Level.class);
        add(all, "calling.", Calling.class);
        add(all, "screen.", PublicScreen.class);
        add(all, "screen.notices[].", Notice.class);
        add(all, "pharmacy.", PharmacySettings.class);
        add(all, "prescribing.", Prescribing.class);
        add(all, "prescribing.frequencies[].", Frequency.class);
        add(all, "statistics.", StatisticsSettings.class);
        add(all, "colours.", ClinicColours.class);
        add(all, "hours.", OpeningHours.class);
        all.removeAll(List.of("calling", "screen", "pharmacy", "prescribing", "statistics", "colours", "hours"));
        return all;
    }

    private static void add(List<String> all, String where, Class<?> type) {
        if (type == ServiceLine.class || type == Room.class || type == Level.class || type == Calling.class
                || type == PublicScreen.class || type == Notice.class || type == PharmacySettings.class
                || type == Prescribing.class
                || type == Frequency.class || type == StatisticsSettings.class
                || type == ClinicColours.class || type == OpeningHours.class) {
            for (var part : type.getRecordComponents()) {
                all.add(where + part.getName());
            }
        }
    }
}
