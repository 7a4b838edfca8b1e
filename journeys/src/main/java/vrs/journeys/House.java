package vrs.journeys;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the build left the programs, and how to run them.
///
/// @param root folder of the launcher `vrs`
record House(Path root) {
  /// Of a server that serves all zones.
  static final String MEMORY = "-Xmx768m";

  /// The launcher names the folder in the property `vrs.root`.
  static House here() {
    return new House(Path.of(System.getProperty("vrs.root", ".")).toAbsolutePath().normalize());
  }

  /// The command that serves with a settings file.
  ///
  /// @param memory for its objects, as Java's option
  List<String> server(Path settings, String memory) {
    return operator(List.of("serve", settings.toString()), memory);
  }

  /// A command of the server's jar, such as `base-backup`.
  List<String> operator(List<String> words, String memory) {
    Path jar = root.resolve("server/target/vrs-server.jar");
    if (!Files.exists(jar)) {
      throw new StepFailed("There is no " + jar + ": run ./vrs build first.");
    }
    var command = java(memory);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(words);
    return command;
  }

  /// The command of a driver among the server's tests, which asks its use cases without HTTP.
  List<String> serverTest(String name, List<String> arguments) {
    Path target = root.resolve("server/target");
    var command = java(MEMORY);
    command.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("vrs-server.jar").toString()),
            name));
    command.addAll(arguments);
    return command;
  }

  /// The command of a class of `tools`.
  List<String> tool(String name, List<String> arguments) {
    return command("tools", "vrs.tools." + name, "-Xmx512m", arguments);
  }

  /// The command of a class of this package.
  List<String> journey(String name, List<String> arguments) {
    return command("journeys", "vrs.journeys." + name, "-Xmx1g", arguments);
  }

  private List<String> command(String module, String name, String memory, List<String> arguments) {
    Path target = root.resolve(module).resolve("target");
    var command = java(memory);
    command.addAll(
        List.of(
            "-Dvrs.root=" + root,
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            name));
    command.addAll(arguments);
    return command;
  }

  /// The same Java that runs this program.
  private static List<String> java(String memory) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            memory,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
  }
}
