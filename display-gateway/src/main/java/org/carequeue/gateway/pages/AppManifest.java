package org.carequeue.gateway.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.carequeue.gateway.look.LogoShelf.Logo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// By which a browser installs the kiosk's page as an app: a web app manifest, as the W3C has it.
@JsonNaming(SnakeCaseStrategy.class)
record AppManifest(String id, String name, String shortName, String startUrl, String scope, String display,
        String backgroundColor, String themeColor, List<Icon> icons) {

    private static final String KIOSK = "/kiosk";

    /// @param sizes as `192x192`, or `any` where it is drawn
    record Icon(String src, String sizes, String type) {
    }

    /// @param name the clinic's
    /// @param files the folder of the pages' files
    static AppManifest ofKiosk(String name, Optional<Logo> logo, String files) {
        var icons = new ArrayList<Icon>();
        logo.ifPresent(picture -> icons.add(new Icon("/clinic/logo?" + picture.tag(), picture.sizes(), picture.type())));
        // Browsers take none but square ones for an app.
        icons.add(new Icon(files + "/shared/page/favicon.svg", "any", "image/svg+xml"));
        return new AppManifest(KIOSK, name, name, KIOSK, KIOSK, "fullscreen", "#ffffff", "#0b4a6f", icons);
    }
}
