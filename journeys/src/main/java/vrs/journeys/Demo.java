package vrs.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `./vrs demo [--once]`: starts everything in a folder that is emptied first, has the main job
/// played by a process of its own, and keeps serving.
public final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    boolean once = List.of(arguments).equals(List.of("--once"));
    if (arguments.length > 0 && !once) {
      System.err.println("usage: ./vrs demo [--once]");
      System.exit(64);
    }
    try {
      System.exit(run(House.here(), once));
    } catch (StepFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static int run(House house, boolean once) {
    Path folder = house.root().resolve("demo");
    try (FileChannel lock = lock(house)) {
      lock.truncate(0).write(ByteBuffer.wrap(pid().getBytes(US_ASCII)));
      empty(folder);
      System.out.println("The server starts in " + folder + ".");
      try (var server = RunningServer.start(house, folder, Optional.empty())) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        int played = play(house, folder);
        if (once || played != 0) {
          return played;
        }
        tell(server);
        return server.join();
      }
    } catch (IOException e) {
      throw new StepFailed("The folder " + folder + " can't be emptied.", e);
    }
  }

  private static int play(House house, Path folder) {
    try (var player =
        Child.inFront("player", house.journey("Player", List.of(folder.toString())))) {
      return player.join();
    }
  }

  private static void tell(RunningServer server) {
    Addresses addresses = server.addresses();
    System.out.println();
    System.out.println("Municipal staff         " + addresses.lgwan());
    System.out.println("Agency and operator     " + addresses.administration());
    System.out.println("Tablet of a site        " + addresses.internet().resolve("/tablet"));
    System.out.println("Citizens                " + addresses.internet().resolve("/citizen"));
    System.out.println("Verifier                " + addresses.internet().resolve("/verifier"));
    System.out.println();
    System.out.println("Sample sign-ins (office, name, password, secret of the second factor):");
    for (SampleSignIn one : server.signIns()) {
      System.out.printf(
          "  %s %s, %s, %s, %s%n",
          one.office(), one.officeName(), one.name(), one.password(), one.totp());
    }
    System.out.println();
    System.out.println("The results are in demo/out. Ctrl-C ends everything.");
  }

  /// One demo at a time: the second would empty the folder of the first.
  private static FileChannel lock(House house) throws IOException {
    Path target = Files.createDirectories(house.root().resolve("target"));
    var channel =
        FileChannel.open(
            target.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // falls through: this process has it already
    }
    channel.close();
    throw new StepFailed("A demo is running already: end it with Ctrl-C first.");
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /// Deletes everything in a folder, or makes it.
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(each);
              return FileVisitResult.CONTINUE;
            }
          });
    }
    Files.createDirectories(folder.resolve("out"));
  }
}
