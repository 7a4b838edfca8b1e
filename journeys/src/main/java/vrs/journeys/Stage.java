package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vrs.samples.SampleWorld;

/// What the player knows: the invented world, where the server is, who may sign in, where results
/// go.
record Stage(
    House house, Path folder, SampleWorld world, Addresses addresses, Staff staff, Doors internet) {

  static Stage in(Path folder, SampleWorld world) {
    return in(House.here(), folder, world);
  }

  /// @param folder of a server that has started
  static Stage in(House house, Path folder, SampleWorld world) {
    Addresses addresses = Addresses.read(RunningServer.data(folder).resolve("addresses.json"));
    return new Stage(
        house,
        folder,
        world,
        addresses,
        new Staff(addresses, RunningServer.signIns(folder)),
        new Doors(addresses.internet()));
  }

  Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  void write(String name, byte[] content) {
    try {
      Files.write(out(name), content);
    } catch (IOException e) {
      throw new StepFailed("The result " + name + " can't be written.", e);
    }
  }
}
