package org.carequeue.gateway.board;

import java.time.Instant;

/// Whether the board shows what is, or what was: the public form of [ServiceStatus], which names no service.
///
/// @param live whether all services are heard
/// @param since since when that is so; where it is not live, the age of what it shows
public record BoardStatus(boolean live, Instant since) {
}
