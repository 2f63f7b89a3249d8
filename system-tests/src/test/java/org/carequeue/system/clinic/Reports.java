package org.carequeue.system.clinic;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Page;

/// What a page has told the gateway about itself as a device, from the moment at which one begins to look.
public final class Reports {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    private Reports() {
    }

    /// Begins to look.
    public static Reports of(Page page) {
        var reports = new Reports();
        page.onRequest(request -> {
            if (request.method().equals("PUT") && request.url().endsWith("/api/device")) {
                reports.sent.add(request.postData());
            }
        });
        return reports;
    }

    /// All of them, the oldest first.
    public List<String> sent() {
        return sent;
    }
}
