package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sign-in of the demonstration, from `<data>/sample-sign-ins.json`.
///
/// @param totp the second factor's secret in base 32
record SampleSignIn(
    String zone,
    String office,
    String officeName,
    String name,
    String password,
    String totp,
    Set<String> roles) {

  static List<SampleSignIn> read(Path file) {
    try {
      JsonNode all = JsonMapper.shared().readTree(Files.readString(file));
      return all.valueStream().map(SampleSignIn::of).toList();
    } catch (IOException e) {
      throw new StepFailed("The sample sign-ins in " + file + " can't be read.", e);
    }
  }

  private static SampleSignIn of(JsonNode one) {
    return new SampleSignIn(
        one.path("zone").asString(""),
        one.path("office").asString(""),
        one.path("officeName").asString(""),
        one.path("name").asString(""),
        one.path("password").asString(""),
        one.path("totp").asString(""),
        Set.copyOf(
            StreamSupport.stream(one.path("roles").spliterator(), false)
                .map(role -> role.asString(""))
                .toList()));
  }

  /// The sign-in of an office that has a role.
  static SampleSignIn find(List<SampleSignIn> all, String office, String role) {
    return all.stream()
        .filter(one -> one.office().equals(office) && one.roles().contains(role))
        .findFirst()
        .orElseThrow(() -> new StepFailed("Nobody of office " + office + " is " + role + "."));
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
