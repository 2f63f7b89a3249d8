package org.carequeue.launcher.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Whether the gateway speaks https, and by which certificate.
///
/// @param isAuto whether the gateway makes one itself, in the data folder
/// @param certificate one that was given, in PEM form; null where none is
/// @param key its key; null where there is no certificate
public record Tls(boolean isAuto, @Nullable Path certificate, @Nullable Path key) {

    public static final String MODE = "CAREQUEUE_TLS";
    public static final String CERTIFICATE = "CAREQUEUE_TLS_CERTIFICATE";
    public static final String KEY = "CAREQUEUE_TLS_KEY";

    private static final String OFF = "off";
    private static final String AUTO = "auto";

    static Tls from(Map<String, String> values, Path workingFolder) throws Refusal {
        var isAuto = Settings.choice(values, MODE, OFF, AUTO).equals(AUTO);
        var certificate = file(values, CERTIFICATE, "certificate", workingFolder);
        var key = file(values, KEY, "key", workingFolder);
        if ((certificate == null) != (key == null)) {
            throw new Refusal("A certificate and its key are given together: %s and %s.", Flags.flag(CERTIFICATE),
                    Flags.flag(KEY));
        }
        if (isAuto && certificate != null) {
            throw new Refusal("Either the gateway makes its certificate (%s auto), or it is given one (%s).", Flags.flag(MODE),
                    Flags.flag(CERTIFICATE));
        }
        return new Tls(isAuto, certificate, key);
    }

    private static @Nullable Path file(Map<String, String> values, String variable, String what, Path workingFolder)
            throws Refusal {
        var name = values.get(variable);
        if (name == null) {
            return null;
        }
        var file = workingFolder.resolve(name).normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("The %s %s (%s) is not there or cannot be read.", what, file, variable);
        }
        return file;
    }

    public boolean isOn() {
        return isAuto || certificate != null;
    }

    /// Where the certificate is that vouches for what the gateway shows: what was given, or the authority that the gateway
    /// makes at its first start. Null where no https is spoken.
    public @Nullable Path vouches(Path data) {
        return isAuto ? data.resolve("keys/tls/authority.pem") : certificate;
    }

    /// What the services find in their environment; said also where it is nothing, over what may stand there.
    Map<String, String> environment() {
        return Map.of(MODE, isAuto ? AUTO : OFF, CERTIFICATE, certificate == null ? "" : certificate.toString(), KEY,
                key == null ? "" : key.toString());
    }
}
