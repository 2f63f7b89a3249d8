/// How events travel between services. This module knows no word of a clinic.
///
/// In the order of an event's way: a command reaches the **desk** (one writer for each service), which appends what it
/// decided to the **journal** and only then answers; the **stream** serves the journal to readers over a WebSocket; the
/// **connector** is the other end, a Reactive Messaging connector that hands batches to the reader's own desk.
/// **Values** travel beside the events: the latest of each name only.
@NullMarked
package org.carequeue.bridge;

import org.jspecify.annotations.NullMarked;
