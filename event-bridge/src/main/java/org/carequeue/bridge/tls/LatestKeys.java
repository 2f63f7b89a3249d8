package org.carequeue.bridge.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/// Shows whichever certificate was taken last. A server that is given this once need not be told of another one, and there is
/// no moment at which it has none. Safe for use by all threads.
final class LatestKeys extends X509ExtendedKeyManager {

    private static final char SEPARATOR = ':';

    /// One that was taken, and the one before, with which somebody may be in the middle of a handshake.
    private record Generation(long number, X509ExtendedKeyManager keys, @Nullable Generation before) {

        private @Nullable String named(@Nullable String alias) {
            return alias == null ? null : Long.toString(number) + SEPARATOR + alias;
        }
    }

    private volatile @Nullable Generation latest;

    synchronized void take(X509ExtendedKeyManager keys) {
        var last = latest;
        latest = last == null ? new Generation(1, keys, null)
                : new Generation(last.number() + 1, keys, new Generation(last.number(), last.keys(), null));
    }

    private @Nullable Generation of(String alias) {
        var number = alias.substring(0, alias.indexOf(SEPARATOR));
        var generation = latest;
        while (generation != null && !Long.toString(generation.number()).equals(number)) {
            generation = generation.before();
        }
        return generation;
    }

    private static String bare(String alias) {
        return alias.substring(alias.indexOf(SEPARATOR) + 1);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        var now = latest;
        return now == null ? null : now.named(now.keys().chooseEngineServerAlias(type, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        var now = latest;
        return now == null ? null : now.named(now.keys().chooseServerAlias(type, issuers, socket));
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        var generation = of(alias);
        return generation == null ? null : generation.keys().getCertificateChain(bare(alias));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        var generation = of(alias);
        return generation == null ? null : generation.keys().getPrivateKey(bare(alias));
    }

    // ── what is for clients and for lists ──

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        var chosen = chooseServerAlias(type, issuers, null);
        return chosen == null ? null : new String[] { chosen };
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
