package org.carequeue.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;

import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.testing.Diary.Kept;
import org.carequeue.testing.Diary.State;
import org.carequeue.testing.Diary.Write;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A state that comes out of its snapshot as another one is found, also where both are written down alike.
class RestartsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path temp;

    private void keeps(Function<State, Kept> keep) throws IOException {
        try (var desk = new Restarts<>(temp, "diary", "desk 1", new Diary(keep))) {
            desk.submit(new Write(DAY), null);
            desk.submit(new Write(DAY.minusDays(1)), "key");
            desk.restart();
            desk.comeToTheSame(new Write(DAY.plusDays(1)), "last");
        }
    }

    @Test
    void what_is_kept_in_full_comes_to_the_same() throws IOException {
        keeps(state -> new Kept(state.first(), state.days()));
    }

    @Test
    void a_field_that_is_not_kept_is_found() {
        assertThatThrownBy(() -> keeps(state -> new Kept(null, state.days()))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("field/property 'first' differ");
    }

    @Test
    void an_order_that_is_not_kept_is_found() {
        assertThatThrownBy(() -> keeps(state -> new Kept(state.first(),
                state.days().stream().sorted(Comparator.comparing(DayOpened::day)).toList())))
                .isInstanceOf(AssertionError.class).hasMessageContaining("field/property 'days[0].key' differ");
    }
}
