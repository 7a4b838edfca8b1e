package vrs.server.staff;

/// The parts of the menu, in their order; titles are `staff.menu.<name>`. Function keys go to the
/// first entries, so what the counter needs all day comes first.
public enum MenuGroup {
  /// What is done with persons and their records all day.
  WORK,
  /// What comes in and goes out as files.
  FILES,
  /// Between the municipality and nation, operator, other municipalities: agreement, demands.
  PARTNERS,
  /// The office's own people, devices, terms of keeping.
  OFFICE
}
