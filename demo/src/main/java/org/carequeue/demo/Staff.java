package org.carequeue.demo;

import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/// Those who work there, each of whom has signed in by the name of the one role that is theirs.
///
/// @param reception gives out numbers
/// @param nurse sets levels
/// @param doctor of all rooms
/// @param pharmacist of all counters
/// @param manager sets the clinic
record Staff(Gateway reception, Gateway nurse, Gateway doctor, Gateway pharmacist, Gateway manager) {

    /// Signs all of them in.
    ///
    /// @param password of all of them
    /// @param keys makes one for each command, never the same twice
    /// @throws IOException when they are not let in
    static Staff signedIn(URI address, String password, Supplier<String> keys) throws IOException, InterruptedException {
        return new Staff(Gateway.of("reception", address, password, keys), Gateway.of("nurse", address, password, keys),
                Gateway.of("doctor", address, password, keys), Gateway.of("pharmacist", address, password, keys),
                Gateway.of("manager", address, password, keys));
    }
}
