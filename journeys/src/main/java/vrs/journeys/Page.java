package vrs.journeys;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// A staff screen as it arrived.
///
/// @param address where the redirects ended
record Page(int status, URI address, String html) {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("<span>([A-Z][0-9]{3})</span>");

  /// The token that its forms carry.
  Optional<String> formToken() {
    return first(TOKEN);
  }

  /// The code of the refusal that it shows.
  String refusalCode() {
    return first(CODE).orElse("HTTP " + status);
  }

  /// A number in an attribute such as `data-new`.
  int number(String attribute) {
    return first(Pattern.compile(attribute + "=\"([0-9]+)\""))
        .map(Integer::parseInt)
        .orElseThrow(() ->
            new StepFailed(
                "The screen %s shows no %s; it says %s."
                    .formatted(address.getPath(), attribute, refusalCode())));
  }

  Optional<String> first(Pattern pattern) {
    var matcher = pattern.matcher(html);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
