package org.carequeue.gateway.board;

import java.time.Instant;

/// Whether the gateway hears a service.
///
/// @param name the service
/// @param connected whether its events arrive, and all earlier ones have
/// @param since since when that is so
public record ServiceStatus(String name, boolean connected, Instant since) {
}
