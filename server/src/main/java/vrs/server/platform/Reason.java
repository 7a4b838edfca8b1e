package vrs.server.platform;

/// Why something was refused. Each room has an enum of its own; the words stand in `messages/`
/// under the code: what happened, what to do, what was not lost.
///
/// Codes are a letter for the room and three digits (S101). They are printed beside the words, told
/// on the telephone, and never reused.
public interface Reason {
  String code();

  /// The HTTP status that the edge answers with.
  int status();
}
