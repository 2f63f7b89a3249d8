package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The scripts use what they are given as it is described: fields that there are, and what may be missing only where it is
/// there; as many arguments as a function takes; files that can be imported.
class TypesTest {

    private static final TypeCheck CHECK = new TypeCheck();
    private static final String APP = "src/main/resources/META-INF/resources/app/";
    /// A script, what is right in it, what is wrong, and what is said of that.
    private static final List<Plant> PLANTS = List.of(
            new Plant("shared/board/board-state.js", "message.overlooked;", "message.overlook;", "'overlook' does not exist"),
            new Plant("shared/board/board-state.js", "case 'tiers-unserved':", "case 'tier-unserved':", "not comparable"),
            new Plant("screen/screen.js", "function callRow({ id, number, room,", "function callRow({ id, number, place,",
                    "'place' does not exist"),
            new Plant("shared/staff/level-buttons.js", "{ priority: level.code }", "{ level: level.code }",
                    "'level' does not exist"),
            new Plant("shared/controls/endpoints.js", "to('parkTicket',", "to('park',", "'\"park\"' is not assignable"),
            new Plant("shared/board/figures.js", "(since ? Math.max(0, at - Date.parse(since)) : 0)",
                    "Math.max(0, at - Date.parse(since))", "'undefined' is not assignable"),
            new Plant("doctor/doctor.js", "choosePlace('room', room);", "choosePlace(room);", "Expected 2 arguments"),
            new Plant("kiosk/kiosk.js", "import './ask-help.js';", "import './help.js';", "Cannot find module './help.js'"),
            new Plant("kiosk/kiosk.js", "import { focusOn }", "import { focus }", "no exported member"));

    private record Plant(String script, String right, String wrong, String said) {
    }

    @AfterAll
    static void close() {
        CHECK.close();
    }

    @Test
    void the_scripts_are_in_keeping_with_their_types() {
        assertThat(CHECK.mistakes(TypeCheck.sources())).isEmpty();
    }

    @Test
    void a_mistake_is_found_and_told_with_its_place() {
        var sources = TypeCheck.sources();
        for (var plant : PLANTS) {
            assertThat(sources.get(APP + plant.script())).containsOnlyOnce(plant.right());
            sources.computeIfPresent(APP + plant.script(), (_, source) -> source.replace(plant.right(), plant.wrong()));
        }

        var mistakes = CHECK.mistakes(sources);

        for (var plant : PLANTS) {
            var place = APP + plant.script() + ":" + lineOf(sources, plant) + ": ";
            assertThat(mistakes).as(plant.wrong()).anyMatch(said -> said.startsWith(place) && said.contains(plant.said()));
        }
    }

    private static long lineOf(Map<String, String> sources, Plant plant) {
        var source = sources.getOrDefault(APP + plant.script(), "");
        return source.substring(0, source.indexOf(plant.wrong())).chars().filter(letter -> letter == '\n').count() + 1;
    }
}
