package org.carequeue.triage.model.waiting;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

/// Patients one after another, of whom the first can be looked at. It is read once, while the queues stand still.
final class LineUp {

    private final Iterator<Visit> others;
    private final Predicate<Visit> belongs;
    private @Nullable Visit first;

    private LineUp(Iterator<Visit> visits, Predicate<Visit> belongs) {
        this.others = visits;
        this.belongs = belongs;
        this.first = advance();
    }

    static LineUp of(Iterator<Visit> visits) {
        return new LineUp(visits, _ -> true);
    }

    /// Up to the first who does not belong to it.
    static LineUp of(Iterator<Visit> visits, Predicate<Visit> belongs) {
        return new LineUp(visits, belongs);
    }

    /// Several as one: always the best of their first. Each keeps its own order, whatever this one says of it.
    static LineUp merged(Comparator<Visit> order, List<LineUp> several) {
        var byFirst = new PriorityQueue<LineUp>(Math.max(1, several.size()),
                (one, other) -> order.compare(one.first(), other.first()));
        several.stream().filter(one -> !one.isEmpty()).forEach(byFirst::add);
        return of(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !byFirst.isEmpty();
            }

            @Override
            public Visit next() {
                var best = byFirst.remove();
                var visit = best.take();
                if (!best.isEmpty()) {
                    byFirst.add(best);
                }
                return visit;
            }
        });
    }

    boolean isEmpty() {
        return first == null;
    }

    /// @throws NoSuchElementException when there is nobody
    Visit first() {
        if (first == null) {
            throw new NoSuchElementException();
        }
        return first;
    }

    /// The first, who is in it no more.
    ///
    /// @throws NoSuchElementException when there is nobody
    Visit take() {
        var taken = first();
        first = advance();
        return taken;
    }

    private @Nullable Visit advance() {
        var next = others.hasNext() ? others.next() : null;
        return next != null && belongs.test(next) ? next : null;
    }

    /// All of them; takes them as it goes.
    Stream<Visit> stream() {
        return Stream.iterate(this, rest -> !rest.isEmpty(), rest -> rest).map(LineUp::take);
    }
}
