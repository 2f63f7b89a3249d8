package org.carequeue.system.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.pressToLeave;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;

/// A clinic in which people sign in, and browsers for them.
///
/// @param managersPassword that of `manager`, who can sign in first
public record ClosedClinic(RunningClinic running, Browsers browsers, String managersPassword) implements AutoCloseable {

    /// Of all whom tests add.
    public static final String PASSWORD = "a long enough one";

    private static final Pattern FIRST = Pattern
            .compile("the first manager can sign in, which is said once: person=manager password=(\\S+)");
    /// What a browser says of an answer that turns somebody away, or of none: nothing of ours.
    private static final String OF_THE_BROWSER = "(?s)(Failed to load resource|WebSocket connection to).*";

    /// Starts it for the first time.
    ///
    /// @param folder holds the data and the log
    /// @param pictures where the browsers put theirs
    public static ClosedClinic start(Path folder, String pictures) {
        return start(folder, pictures, Map.of());
    }

    /// The same, set up so.
    public static ClosedClinic start(Path folder, String pictures, Map<String, String> environment) {
        var closed = new HashMap<>(environment);
        closed.put("CAREQUEUE_ACCESS", "closed");
        var running = RunningClinic.start(folder, closed);
        var first = FIRST.matcher(running.log());
        assertThat(first.find()).as("who can sign in first").isTrue();
        return new ClosedClinic(running, new Browsers(pictures), first.group(1));
    }

    /// Signs somebody in over REST, and returns the header by which they are known then.
    public String[] signIn(String name, String password) {
        var signedIn = running.rest().post("/api/session",
                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password)).expect(200);
        return new String[] { "Cookie", signedIn.raw().headers().firstValue("Set-Cookie").orElseThrow().split(";")[0] };
    }

    /// The header of whoever manages, good for a minute: what the command line shows, without a password that costs a second
    /// of a processor.
    public String[] manager() {
        return new String[] { "Authorization", running.pass(Service.GATEWAY, "manager") };
    }

    /// Somebody works here from now on.
    public void add(String name, String displayName, String role) {
        running.rest().post("/api/people", """
                {"name":"%s","displayName":"%s","roles":["%s"],"password":"%s"}""".formatted(name, displayName, role, PASSWORD),
                manager()).expect(201);
    }

    /// Signs somebody in at the page that asks for it, which leads to that path.
    public void signsIn(Page page, String name, String password, String path) {
        visible(page, "sign-in-name").fill(name);
        at(page, "sign-in-password").fill(password);
        pressToLeave(page, "sign-in-send", running.page(path));
    }

    /// Their page in a browser of its own, with one of its folded sections open, which holds that button.
    public Page managersPage(String section, String button) {
        var page = browsers.open("manager", running.page("/manager"));
        signsIn(page, "manager", managersPassword, "/manager");
        isLive(page);
        press(visible(page, section).locator("summary"));
        visible(page, button);
        return page;
    }

    /// Holds pages to saying nothing of their own in the browsers' consoles since the last time.
    public void noPageHasComplained() {
        assertThat(browsers.complaints().values())
                .allSatisfy(said -> assertThat(said).allMatch(text -> text.matches(OF_THE_BROWSER)));
        browsers.complaints().clear();
    }

    @Override
    public void close() {
        browsers.close();
        running.close();
    }
}
