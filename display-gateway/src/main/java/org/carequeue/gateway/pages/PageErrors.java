package org.carequeue.gateway.pages;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

import org.carequeue.gateway.access.AllowanceOfEach;
import org.jspecify.annotations.Nullable;

/// How often something went wrong in the scripts of each page. What it was stands in that browser's console alone: an error's
/// words may repeat what somebody has typed.
public final class PageErrors {

    static final Set<String> PAGES = Set.of("index", "kiosk", "screen", "reception", "triage", "doctor", "pharmacist",
            "manager",
            "statistics",
            "ticket", "sign-in", "authority", "styleguide");

    private final AllowanceOfEach allowance;
    private final Map<String, LongAdder> counts = new TreeMap<>();

    /// @param allowance how many of one address are counted
    public PageErrors(AllowanceOfEach allowance) {
        this.allowance = allowance;
        PAGES.forEach(page -> counts.put(page, new LongAdder()));
    }

    /// By page, each that there is.
    public Map<String, LongAdder> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /// Counts one. What is beyond the allowance is not counted: one browser alone says nothing about a page.
    void count(String page, @Nullable String address) {
        var count = counts.get(page);
        if (count == null) {
            throw new IllegalArgumentException("There is no page " + page);
        }
        if (allowance.take(address)) {
            count.increment();
        }
    }
}
