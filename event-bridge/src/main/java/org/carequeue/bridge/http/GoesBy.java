package org.carequeue.bridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.common.net.HostName;

/// The names by which this service may be asked for, beside localhost and the address that is connected to: those that are
/// set, and the machine's own.
@Singleton
public final class GoesBy {

    private final List<String> names;

    /// @param names that are set
    /// @param publicAddress where its pages are said to be, such as `https://queue.example.org`
    /// @param host the address or name to listen on
    GoesBy(@ConfigProperty(name = "carequeue.http.names") Optional<List<String>> names,
            @ConfigProperty(name = "carequeue.http.public-address") Optional<String> publicAddress,
            @ConfigProperty(name = "quarkus.http.host") Optional<String> host) {
        var known = new ArrayList<>(names.orElse(List.of()));
        publicAddress.flatMap(GoesBy::hostOf).ifPresent(known::add);
        Stream.of(HostName.getHostName(), HostName.getQualifiedHostName())
                .filter(name -> KnownNames.nameOf(name).isPresent()).forEach(known::add);
        host.filter(address -> !isAny(address)).ifPresent(known::add);
        this.names = List.copyOf(known);
    }

    /// Without ports.
    public List<String> names() {
        return names;
    }

    /// Whoever uses that address says what is wrong with one that has another form.
    private static Optional<String> hostOf(String address) {
        return KnownNames.nameOf(address.strip().replaceFirst("^https?://", "").replaceFirst("/$", ""));
    }

    /// All addresses of the machine: no browser needs to ask by that one.
    private static boolean isAny(String host) {
        return Set.of("0.0.0.0", "::", "[::]").contains(host);
    }
}
