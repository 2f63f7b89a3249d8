package org.carequeue.bridge.telemetry;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What fails thousands of times, and is meant to, need not be logged.
public final class Quiet implements BeforeAllCallback, AfterAllCallback {

    private static final Logger BRIDGE = Logger.getLogger("org.carequeue.bridge");
    private @Nullable Level before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = BRIDGE.getLevel();
        BRIDGE.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        BRIDGE.setLevel(before);
    }
}
