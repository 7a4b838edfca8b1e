package vrs.server.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name that a person types at sign-in: small Latin letters, digits, dot, hyphen, underscore.
public record SignInName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

  public SignInName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a sign-in name");
    }
  }

  /// What was typed, without blanks around it and in small letters; empty if it can't be a name.
  static Optional<SignInName> typed(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(name).matches() ? Optional.of(new SignInName(name)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
