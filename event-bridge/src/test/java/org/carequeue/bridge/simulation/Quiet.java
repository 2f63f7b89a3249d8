package org.carequeue.bridge.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Thousands of histories full of failures need not be logged.
final class Quiet implements BeforeAllCallback, AfterAllCallback {

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
