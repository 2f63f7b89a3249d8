package org.carequeue.triage.model;

/// Which formulary there is, for whoever has loaded one.
///
/// @param version counts up with each other list
/// @param medicines how many
public record FormularyView(int version, int medicines) {
}
