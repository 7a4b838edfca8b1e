package vrs.server.municipality;

/// A vaccination programme (接種事業): a dated set of products, ages and intervals.
///
/// @param icd11 the disease
/// @param invented whether it never was and serves samples only
public record Programme(
    String code,
    String name,
    String nameEnglish,
    String icd11,
    boolean invented,
    Validity validity) {}
