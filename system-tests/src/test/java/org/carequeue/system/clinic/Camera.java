package org.carequeue.system.clinic;

import com.microsoft.playwright.Page;

/// A device whose browser reads codes, before which a test holds slips.
public final class Camera {

    /// Prepares a page's window: there is a moving picture, and `window.leave` may keep whoever asks for it waiting. What has
    /// been given out stands in `window.tracks`.
    public static final String SCRIPT = """
            window.tracks = [];
            window.BarcodeDetector = class {
              async detect() { return window.held ? [{ rawValue: window.held }] : []; }
            };
            Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => {
              await window.leave;
              const picture = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
              const stream = picture.captureStream();
              // A stream has its first picture when something is drawn.
              setInterval(() => picture.getContext('2d').fillRect(0, 0, Math.random() * 64, 48), 50);
              window.tracks.push(...stream.getTracks());
              return stream;
            } } });
            """;

    private Camera() {
    }

    /// Holds before it what a code says.
    public static void sees(Page page, String code) {
        page.evaluate("code => { window.held = code; }", code);
    }
}
