package org.carequeue.gateway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;

/// The gateway's secret at the clinic's sign-in server, from a file. The platform asks for it at the start, and again when the
/// server does not take it any more: so it can be changed while the gateway runs.
@Singleton
@Unremovable
class ClientSecretFile implements CredentialsProvider {

    /// By which the platform finds it.
    static final String KEY = "secret";

    private final AccessSettings settings;

    ClientSecretFile(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, String> getCredentials(String name) {
        try {
            return Map.of(KEY, Files.readString(settings.oidc().clientSecretFile().orElseThrow()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The file of CAREQUEUE_OIDC_CLIENT_SECRET_FILE cannot be read", e);
        }
    }
}
