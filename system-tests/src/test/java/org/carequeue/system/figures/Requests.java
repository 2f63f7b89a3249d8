package org.carequeue.system.figures;

import java.util.HashSet;
import java.util.Set;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/// What a page asks the network for, as the browser counts it: not what it has already.
public final class Requests {

    private static final double BYTES_PER_KB = 1_000;

    private final Set<String> asked = new HashSet<>();
    private double bytes;

    private Requests(CDPSession browser) {
        browser.on("Network.requestWillBeSent", event -> {
            if (event.getAsJsonObject("request").get("url").getAsString().startsWith("http")) {
                asked.add(id(event));
            }
        });
        browser.on("Network.webSocketCreated", event -> asked.add(id(event)));
        browser.on("Network.requestServedFromCache", event -> asked.remove(id(event)));
        browser.on("Network.responseReceived", event -> {
            if (event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
                asked.remove(id(event));
            }
        });
        browser.on("Network.loadingFinished", event -> bytes += event.get("encodedDataLength").getAsDouble());
        browser.send("Network.enable");
    }

    /// From now on.
    public static Requests of(Page page) {
        return new Requests(page.context().newCDPSession(page));
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    /// How many, the socket included.
    public int count() {
        return asked.size();
    }

    /// What came over the network for them, with all headers.
    public double kilobytes() {
        return bytes / BYTES_PER_KB;
    }
}
