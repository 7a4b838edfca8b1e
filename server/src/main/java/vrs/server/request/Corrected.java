package vrs.server.request;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a granted correction led to: a version of a dose, or of the person where no dose is named.
public record Corrected(Optional<UUID> dose, int version) {

  private static final Pattern FORM =
      Pattern.compile("(person|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([1-9][0-9]{0,8})");

  /// As a form sends it: `<dose>:<version>`, or `person:<version>`; empty if nothing was chosen.
  static Optional<Corrected> typed(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Corrected(
            Optional.of(form.group(1)).filter(what -> !what.equals("person")).map(UUID::fromString),
            Integer.parseInt(form.group(2))));
  }
}
