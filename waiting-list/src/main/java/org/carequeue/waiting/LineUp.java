package org.carequeue.waiting;

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
sealed interface LineUp {

    boolean isEmpty();

    /// @throws NoSuchElementException when there is nobody
    Visit first();

    /// The first, who is in it no more.
    ///
    /// @throws NoSuchElementException when there is nobody
    Visit take();

    /// All of them; takes them as it goes.
    default Stream<Visit> stream() {
        return Stream.iterate(this, rest -> !rest.isEmpty(), rest -> rest).map(LineUp::take);
    }

    static LineUp of(Iterator<Visit> visits) {
        return new Queue(visits, _ -> true);
    }

    /// Up to the first who does not belong to it.
    static LineUp of(Iterator<Visit> visits, Predicate<Visit> belongs) {
        return new Queue(visits, belongs);
    }

    /// Several as one: always the best of their first. Each keeps its own order, whatever this one says of it.
    static LineUp merged(Comparator<Visit> order, List<LineUp> several) {
        return new Merged(order, several);
    }

    /// As they come.
    final class Queue implements LineUp {
        private final Iterator<Visit> others;
        private final Predicate<Visit> belongs;
        private @Nullable Visit first;

        private Queue(Iterator<Visit> visits, Predicate<Visit> belongs) {
            this.others = visits;
            this.belongs = belongs;
            this.first = advance();
        }

        private @Nullable Visit advance() {
            var next = others.hasNext() ? others.next() : null;
            return next != null && belongs.test(next) ? next : null;
        }

        @Override
        public boolean isEmpty() {
            return first == null;
        }

        @Override
        public Visit first() {
            if (first == null) {
                throw new NoSuchElementException();
            }
            return first;
        }

        @Override
        public Visit take() {
            var taken = first();
            first = advance();
            return taken;
        }
    }

    /// Of several, the best first: in a heap, which costs little to look at the first of.
    final class Merged implements LineUp {
        private final PriorityQueue<LineUp> byFirst;

        private Merged(Comparator<Visit> order, List<LineUp> several) {
            byFirst = new PriorityQueue<>(Math.max(1, several.size()),
                    (one, other) -> order.compare(one.first(), other.first()));
            for (var one : several) {
                if (!one.isEmpty()) {
                    byFirst.add(one);
                }
            }
        }

        @Override
        public boolean isEmpty() {
            return byFirst.isEmpty();
        }

        @Override
        public Visit first() {
            return byFirst.element().first();
        }

        @Override
        public Visit take() {
            var best = byFirst.remove();
            var taken = best.take();
            if (!best.isEmpty()) {
                byFirst.add(best);
            }
            return taken;
        }
    }
}
