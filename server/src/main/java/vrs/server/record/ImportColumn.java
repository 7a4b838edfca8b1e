package vrs.server.record;

/// A column of a file that is imported, known by its heading.
interface ImportColumn {
  String heading();
}
