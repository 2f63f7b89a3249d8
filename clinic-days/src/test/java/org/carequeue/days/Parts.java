package org.carequeue.days;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.carequeue.events.Called;
import org.carequeue.events.Consultation;
import org.carequeue.events.Dispensing;
import org.carequeue.events.Eligibility;
import org.carequeue.events.Prescription;
import org.carequeue.events.Urgency;
import org.carequeue.events.Visit;

/// The parts of a visit or of a prescription, by name.
final class Parts {

    private static final List<RecordComponent> OF_A_VISIT = Arrays.asList(Visit.class.getRecordComponents());
    private static final List<RecordComponent> OF_A_PRESCRIPTION = Arrays
            .asList(Prescription.class.getRecordComponents());

    private static final List<RecordComponent> OF_THE_PHARMACY = Arrays.asList(Dispensing.class.getRecordComponents());

    /// What a visit is composed of: not seen as one part, but as those that it has itself.
    private static final Set<Class<?>> COMPOSED_OF = Set.of(Urgency.class, Called.class, Consultation.class,
            Eligibility.class);

    private Parts() {
    }

    /// The names of the parts in which the two differ.
    static Set<String> changed(Visit before, Visit after) {
        return changed(OF_A_VISIT, before, after);
    }

    /// The same of a prescription.
    static Set<String> changed(Prescription before, Prescription after) {
        return changed(OF_A_PRESCRIPTION, before, after);
    }

    private static Set<String> changed(List<RecordComponent> all, Record before, Record after) {
        var names = new TreeSet<String>();
        for (var part : all) {
            if (part.getType() == Dispensing.class) {
                names.addAll(changed(OF_THE_PHARMACY, ((Prescription) before).work(), ((Prescription) after).work()));
            } else if (COMPOSED_OF.contains(part.getType())) {
                names.addAll(changed(Arrays.asList(part.getType().getRecordComponents()), (Record) of(part, before),
                        (Record) of(part, after)));
            } else if (!Objects.equals(of(part, before), of(part, after))) {
                names.add(part.getName());
            }
        }
        return names;
    }

    private static Object of(RecordComponent part, Record whole) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
