package org.carequeue.statistics.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// By which clock a clinic lives, and has lived. Rows say hours by it, so that they need no zone when they are counted.
public final class Zones {

    private final NavigableMap<Long, ZoneId> since = new TreeMap<>();

    /// The clinic lives by this zone from then on. Returns from when on hours may be others than before; null where none are.
    @Nullable
    Long now(long from, ZoneId zone) {
        var before = since.isEmpty() ? null : at(from);
        since.put(from, zone);
        if (zone.equals(before)) {
            return null;
        }
        // What is older than the first settings has its hours by them, too.
        return from == since.firstKey() ? Long.MIN_VALUE : from;
    }

    /// As it was kept.
    public void known(long from, ZoneId zone) {
        since.put(from, zone);
    }

    /// By which it lives then; by UTC where that is not known.
    public ZoneId at(long millis) {
        var entry = since.floorEntry(millis);
        return entry != null ? entry.getValue() : since.isEmpty() ? ZoneOffset.UTC : since.firstEntry().getValue();
    }

    /// The hour of the clinic's clock, 0 to 23. When the clocks go back, two hours have the same number; when they go forward,
    /// one number has no hour.
    int hour(long millis) {
        return Instant.ofEpochMilli(millis).atZone(at(millis)).getHour();
    }
}
