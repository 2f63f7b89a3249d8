package org.carequeue.statistics.question;

import java.util.List;
import java.util.function.Predicate;

import org.carequeue.statistics.columns.ColumnReader;
import org.jspecify.annotations.Nullable;

/// Which of a day's places a question asks for, that of nothing first.
record Asked(boolean[] lines, boolean[] levels, boolean[] rooms, boolean[] counters, boolean[] people) {

    static Asked of(Question question, ColumnReader reader) {
        return new Asked(asked(question.serviceLine(), reader.lines(), line -> line.equals(question.serviceLine())),
                asked(question.level(), reader.levels(), level -> level.code().equals(question.level())),
                asked(question.room(), reader.rooms(), room -> room.equals(question.room())),
                asked(question.counter(), reader.counters(),
                        counter -> counter.equals(question.counter())),
                asked(question.person(), reader.people(), person -> person.equals(question.person())));
    }

    boolean has(ColumnReader reader) {
        return lines[reader.line()] && levels[reader.level()] && rooms[reader.room()] && counters[reader.counter()]
                && people[reader.person()];
    }

    private static <T> boolean[] asked(@Nullable String value, List<T> all, Predicate<T> is) {
        var asked = new boolean[all.size() + 1];
        asked[0] = value == null;
        for (int place = 1; place < asked.length; place++) {
            asked[place] = value == null || is.test(all.get(place - 1));
        }
        return asked;
    }
}
