package org.carequeue.gateway.wiring;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.gateway.access.AllowanceOfEach;
import org.carequeue.gateway.commands.GatewayBuild;
import org.carequeue.gateway.look.LogoShelf;
import org.carequeue.gateway.look.MediaFolder;
import org.carequeue.gateway.pages.PageErrors;
import org.carequeue.gateway.pages.PageFiles;
import org.carequeue.gateway.pages.SlipAddress;
import org.carequeue.gateway.pages.Texts;
import org.carequeue.gateway.speech.Speaker;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.Router;

/// What the pages are told of the gateway that they come from.
class PageWiring {

    /// All browsers behind one proxy are one address.
    private static final int ERRORS_AT_ONCE = 100;
    /// A call takes some 50 ms.
    private static final Duration SPEECH_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANOTHER_ERROR = Duration.ofSeconds(1);

    @Produces
    @Singleton
    GatewayBuild build() throws IOException, URISyntaxException {
        return GatewayBuild.of(Path.of(GatewayBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    @Produces
    @Singleton
    PageFiles files(GatewayBuild build, Texts texts) {
        return new PageFiles(build.tag(), LaunchMode.current() == LaunchMode.DEVELOPMENT, texts);
    }

    void serve(@Observes Router router, PageFiles files) {
        files.serve(router);
    }

    /// Made at the start, and not with the first page: an operator looks at the log then.
    @Produces
    @Singleton
    @Startup
    SlipAddress slips(GatewaySettings settings, @ConfigProperty(name = "quarkus.http.host") String listening) {
        return SlipAddress.of(settings.publicAddress(), listening);
    }

    @Produces
    @Singleton
    Speaker speaker(GatewaySettings settings) {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return new Speaker(settings.speech().flatMap(name -> Speaker.find(name, folders)), SPEECH_PATIENCE);
    }

    @Produces
    @Singleton
    LogoShelf logoShelf(@ConfigProperty(name = "carequeue.data") Path data) {
        return new LogoShelf(data.resolve("display-gateway"));
    }

    @Produces
    @Singleton
    MediaFolder mediaFolder(GatewaySettings settings) {
        return new MediaFolder(settings.media());
    }

    @Produces
    @Singleton
    PageErrors errors() {
        return new PageErrors(new AllowanceOfEach(ERRORS_AT_ONCE, ANOTHER_ERROR));
    }
}
