package org.carequeue.bridge.value;

/// Another service's named value has a new state. Fired as a CDI event on an event loop: observers do not block.
///
/// @param service whose value it is
/// @param name the value's name
/// @param json its state
public record ValueReceived(String service, String name, String json) {
}
