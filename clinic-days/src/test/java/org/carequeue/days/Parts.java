package org.carequeue.days;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.carequeue.events.Visit;

/// The parts of a visit, by name.
final class Parts {

    private static final List<RecordComponent> ALL = Arrays.asList(Visit.class.getRecordComponents());

    private Parts() {
    }

    /// The names of the parts in which the two differ.
    static Set<String> changed(Visit before, Visit after) {
        var names = new TreeSet<String>();
        for (var part : ALL) {
            if (!Objects.equals(of(part, before), of(part, after))) {
                names.add(part.getName());
            }
        }
        return names;
    }

    private static Object of(RecordComponent part, Visit visit) {
        try {
            return part.getAccessor().invoke(visit);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
