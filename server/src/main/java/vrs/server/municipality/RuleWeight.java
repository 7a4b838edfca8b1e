package vrs.server.municipality;

/// The weight that a rule of the dose check has on certain days: rules come, go and change their
/// weight with the programme (C8).
///
/// @param rule its code
public record RuleWeight(String rule, Weight weight, Validity validity) {}
