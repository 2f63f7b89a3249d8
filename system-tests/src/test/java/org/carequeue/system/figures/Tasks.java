package org.carequeue.system.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;

/// What a page's one thread has done at a stretch, as the browser itself traces it: in milliseconds of the processor, so that a
/// machine with other work to do makes no task longer.
record Tasks(List<Double> millis) {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final String MAIN_THREAD = "CrRendererMain";

    /// Those during something; no other page is open.
    static Tasks of(Page page, Runnable what) {
        var browser = page.context().browser();
        browser.startTracing(page, new Browser.StartTracingOptions().setCategories(List.of("toplevel")));
        what.run();
        var trace = JsonParser.parseString(new String(browser.stopTracing(), UTF_8)).getAsJsonObject();
        var events = trace.getAsJsonArray("traceEvents").asList().stream().map(JsonElement::getAsJsonObject).toList();
        var threads = new HashSet<String>();
        events.stream().filter(event -> text(event, "name").equals("thread_name")
                && text(event.getAsJsonObject("args"), "name").equals(MAIN_THREAD))
                .forEach(event -> threads.add(thread(event)));
        var millis = events.stream().filter(event -> event.has("tdur") && threads.contains(thread(event)))
                .map(event -> event.get("tdur").getAsDouble() / MICROS_PER_MILLI).toList();
        if (millis.isEmpty()) {
            throw new IllegalStateException("The browser has traced no task");
        }
        return new Tasks(millis);
    }

    private static String text(JsonObject event, String name) {
        return event.has(name) ? event.get(name).getAsString() : "";
    }

    private static String thread(JsonObject event) {
        return text(event, "pid") + "/" + text(event, "tid");
    }

    double longest() {
        return millis.stream().mapToDouble(each -> each).max().orElseThrow();
    }

    long longerThan(double bound) {
        return millis.stream().filter(each -> each > bound).count();
    }
}
