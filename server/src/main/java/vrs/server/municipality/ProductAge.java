package vrs.server.municipality;

/// The ages for certain doses of a product, dated.
public record ProductAge(Product product, DoseNumbers numbers, AgeRule rule, Validity validity) {}
