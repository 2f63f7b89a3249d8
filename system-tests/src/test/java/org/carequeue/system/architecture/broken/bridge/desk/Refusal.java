package org.carequeue.system.architecture.broken.bridge.desk;

/// Why a command was not carried out.
public record Refusal(String code) {
}
