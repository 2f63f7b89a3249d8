package org.carequeue.system.clinic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/// A real Chromium: the system's own, never a downloaded one. Each page opens as in a browser of its own.
public final class Browsers implements AutoCloseable {

    /// Counts the presses that reach something that can be pressed: not those that the page refuses, and not those for
    /// which it moved between the button's going down and coming up.
    private static final String PRESSES = """
            window.presses = 0;
            document.addEventListener('click', ({ target }) => {
              if (target.closest('a, button, summary, h1')) {
                window.presses++;
              }
            }, { capture: true });
            """;
    /// The one without a window first: what pages see of it is the same, and it takes a third less of the processors.
    private static final List<String> CHROMIUM = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
            "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /// Thousands of pixels cost half a second of a processor each time, and are looked at after a page was changed.
    private static final boolean WITH_PICTURES = Boolean.getBoolean("carequeue.screenshots");

    private final boolean asksNoCertificate;
    private final Playwright playwright;
    private final Browser browser;
    private final Path screenshots;
    private final Map<String, List<String>> complaints = new LinkedHashMap<>();

    /// @param test names the folder of the screenshots, under `target/screenshots`
    public Browsers(String test) {
        this(test, false);
    }

    /// Browsers that take each certificate: those of the tests are made anew each time.
    public static Browsers thatAskNoCertificate(String test) {
        return new Browsers(test, true);
    }

    private Browsers(String test, boolean asksNoCertificate) {
        this.asksNoCertificate = asksNoCertificate;
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUM.stream()).map(Path::of)
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no Chromium; install the package chromium."));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
        screenshots = Path.of("target", "screenshots", test);
    }

    /// Opens a page at the size of a desk's screen.
    public Page open(String name, String address) {
        return open(name, address, 1280, 800);
    }

    /// Opens a page and notes everything that it complains about in its console.
    public Page open(String name, String address, int width, int height) {
        return open(name, address, width, height, "");
    }

    /// The same, after a script has prepared the page's window.
    public Page open(String name, String address, int width, int height, String script) {
        return open(browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
                .setIgnoreHTTPSErrors(asksNoCertificate)), name, address, script);
    }

    /// Opens a page on a device that has no pointer but fingers.
    public Page openTouched(String name, String address, int width, int height) {
        return open(browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true)), name,
                address, "");
    }

    /// Opens another tab of the browser in which a page is open.
    public Page openBeside(Page beside, String name, String address) {
        return open(beside.context(), name, address, "");
    }

    private Page open(BrowserContext context, String name, String address, String script) {
        var page = context.newPage();
        page.addInitScript(PRESSES);
        page.addInitScript(script);
        var said = complaints.computeIfAbsent(name, _ -> new ArrayList<>());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                said.add(message.text());
            }
        });
        page.onPageError(said::add);
        page.navigate(address);
        return page;
    }

    /// What the pages complained about, by page; empty lists where all was well.
    public Map<String, List<String>> complaints() {
        return complaints;
    }

    /// Takes a picture for people to look at, with `-Dcarequeue.screenshots=true`.
    public void picture(Page page, String name) {
        picture(page, name, false);
    }

    /// The same of the whole page, with what one would have to scroll to.
    public void whole(Page page, String name) {
        picture(page, name, true);
    }

    private void picture(Page page, String name, boolean whole) {
        if (WITH_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve(name + ".png")).setFullPage(whole));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
