package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.takes;
import static org.carequeue.system.clinic.Pages.visible;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.ClosedClinic;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;

/// Programs of a clinic in which people sign in: a manager gives one a key, with which it works until the key is revoked.
class ProgramsIT {

    private static final double PATIENCE = 30_000;
    private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions SAID = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final IsFocusedOptions HELD = new IsFocusedOptions().setTimeout(PATIENCE);

    private static final HasAttributeOptions TAKEN = new HasAttributeOptions().setTimeout(PATIENCE);

    @TempDir
    static Path folder;
    private static ClosedClinic closed;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        closed = ClosedClinic.start(folder, "programs");
        clinic = closed.running();
        browsers = closed.browsers();
    }

    @AfterAll
    static void close() {
        closed.close();
    }

    @AfterEach
    void no_page_has_complained() {
        closed.noPageHasComplained();
    }

    private static Page manager() {
        return closed.managersPage("programs", "add-program");
    }

    private static Locator row(Page manager, String name) {
        return at(manager, "program").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static String[] shows(String key) {
        return new String[] { "Authorization", "Bearer " + key };
    }

    /// A program that listens at a page's socket, and hears with which code that ends.
    private static CompletableFuture<Integer> listens(String key) {
        var ended = new CompletableFuture<Integer>();
        HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + key)
                .buildAsync(URI.create(clinic.page("/api/socket?audience=kiosk").replaceFirst("http", "ws")),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                                ended.complete(code);
                                return CompletableFuture.completedStage(null);
                            }
                        })
                .join();
        return ended;
    }

    @Test
    void a_program_works_with_the_key_that_a_manager_gives_it_until_that_is_revoked() throws Exception {
        // Given
        var manager = manager();
        isUsable(manager);

        // When a manager gives it a key, by keyboard alone, and forgets the roles at first
        takes(manager, "add-program").focus();
        manager.keyboard().press("Enter");
        assertThat(visible(manager, "add-program-name")).isFocused(HELD);
        manager.keyboard().type("Kiosk of the car park");
        takes(manager, "add-program-send");
        manager.keyboard().press("Enter");
        assertThat(at(manager, "problem")).containsText("one role or more", SAID);
        isUsable(manager);
        at(manager, "add-program-roles-kiosk").focus();
        manager.keyboard().press("Space");
        takes(manager, "add-program-send");
        manager.keyboard().press("Enter");

        // Then the key is shown, once
        assertThat(manager.locator("#key-heading")).isFocused(HELD);
        var key = at(manager, "key").inputValue();
        assertThat(key).matches("cq_[A-Za-z0-9_-]{43}");
        assertThat(row(manager, "Kiosk of the car park")).containsText("not seen since", SAID);
        isUsable(manager);
        browsers.whole(manager, "manager-1-key");
        manager.setViewportSize(390, 844);
        isUsable(manager);
        browsers.whole(manager, "manager-1-key-phone");
        manager.setViewportSize(1280, 800);
        press(manager, "put-key-away");
        gone(manager, "program-key");
        assertThat(at(manager, "add-program")).isFocused(HELD);
        assertThat(manager.content()).doesNotContain(key);

        // And it works, under its name
        var ended = listens(key);
        clinic.rest().post("/api/tickets", "{}", shows(key)).expect(201);
        clinic.rest().post("/api/rooms/1/next", "{}", shows(key)).expect(403);
        assertThat(clinic.journal(Service.TICKET)).anyMatch(line -> line.contains("Kiosk of the car park"));
        press(manager, "programs-again");
        assertThat(row(manager, "Kiosk of the car park")).hasAttribute("data-connected", "true", TAKEN);
        assertThat(row(manager, "Kiosk of the car park").getByTestId("last-seen")).containsText("last seen", SAID);
        isUsable(manager);
        browsers.whole(manager, "manager-2-seen");

        // When it is revoked
        press(row(manager, "Kiosk of the car park").getByTestId("remove-program"));
        press(row(manager, "Kiosk of the car park").getByTestId("confirm"));

        // Then
        assertThat(row(manager, "Kiosk of the car park")).hasCount(0, COUNTED);
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(4401);
        clinic.rest().post("/api/tickets", "{}", shows(key)).expect(401);
        assertThat(clinic.log()).doesNotContain(key.substring(3));
        assertThat(clinic.journalOfAccess()).noneMatch(line -> line.contains(key.substring(3)));
    }

    @Test
    void in_spanish_too() {
        var manager = manager();
        manager.navigate(clinic.page("/manager?lang=es"));
        press(visible(manager, "programs").locator("summary"));
        press(manager, "add-program");
        visible(manager, "add-program-name").fill("Informe");
        at(manager, "add-program-roles-manager").check();
        press(manager, "add-program-send");
        assertThat(visible(manager, "program-key")).containsText("La clave de Informe", SAID);
        isUsable(manager);
        browsers.whole(manager, "es-manager-key");
    }

    @Test
    void whoever_asks_again_because_the_answer_was_lost_is_told_that_the_key_is_lost() {
        var manager = manager();
        // The first answer is lost on its way, so that the page asks again.
        var isLost = new AtomicBoolean();
        manager.route("**/api/programs", route -> {
            if (route.request().method().equals("POST") && isLost.compareAndSet(false, true)) {
                assertThat(route.fetch().status()).isEqualTo(201);
                route.abort();
            } else {
                route.resume();
            }
        });
        press(manager, "add-program");
        visible(manager, "add-program-name").fill("Report");
        at(manager, "add-program-roles-manager").check();
        press(manager, "add-program-send");
        assertThat(visible(manager, "program-key")).containsText("lost on its way", SAID);
        gone(manager, "key");
        isUsable(manager);
        assertThat(row(manager, "Report")).hasCount(1, COUNTED);
    }
}
