package vrs.server.platform;

import java.util.Map;

/// A refusal as it leaves the JSON doors: RFC 9457, with its code and what was not lost.
///
/// @param title what happened
/// @param detail what to do
/// @param kept what was not lost
/// @param details what filled the placeholders of the words
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String kept,
    Map<String, Object> details) {

  @Override
  public String toString() {
    return "Problem[" + code + "]";
  }
}
