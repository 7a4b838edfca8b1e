package vrs.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vrs.proof.Archive;
import vrs.proof.AuditProof;
import vrs.proof.AuditReport;
import vrs.proof.NoteKey;
import vrs.proof.SignedNote;
import vrs.proof.Unreadable;

/// `./vrs audit verify ARCHIVE`: proves that an archive of the audit log is as it was sealed, or
/// names what was changed and where (I4). Needs no network and no server.
///
/// Exit codes: 0 as it was sealed, 1 altered or unreadable, 64 wrong usage.
public final class AuditVerify {
  private static final int INTACT = 0;
  private static final int ALTERED = 1;
  private static final int USAGE = 64;

  private AuditVerify() {}

  static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out));
  }

  static int run(List<String> arguments, PrintStream out) {
    var text = new AuditText();
    var options = Options.of(arguments);
    if (options == null) {
      out.println(text.usage());
      return USAGE;
    }
    try (var archive = Archive.open(options.archive())) {
      List<NoteKey> keys = options.keys();
      AuditReport report = new AuditProof(keys, options.remembered()).verify(archive);
      out.print(text.of(report, keys.isEmpty()));
      return report.intact() ? INTACT : ALTERED;
    } catch (IOException | Unreadable _) {
      out.print(text.unreadable());
      return ALTERED;
    }
  }

  private record Options(Path archive, @Nullable Path remembers, @Nullable Path key) {

    /// Null for wrong usage.
    static @Nullable Options of(List<String> arguments) {
      var archives = new ArrayList<Path>();
      Path remembered = null;
      Path key = null;
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        boolean last = i + 1 == arguments.size();
        if (argument.equals("--remembered") && !last) {
          remembered = Path.of(arguments.get(++i));
        } else if (argument.equals("--key") && !last) {
          key = Path.of(arguments.get(++i));
        } else if (argument.startsWith("--")) {
          return null;
        } else {
          archives.add(Path.of(argument));
        }
      }
      return archives.size() == 1 ? new Options(archives.getFirst(), remembered, key) : null;
    }

    List<NoteKey> keys() throws IOException, Unreadable {
      var keys = new ArrayList<NoteKey>();
      if (key != null) {
        for (String line : Files.readAllLines(key)) {
          keys.add(NoteKey.parse(line));
        }
        if (keys.isEmpty()) {
          throw new IOException("a key file without a key");
        }
      }
      return keys;
    }

    @Nullable SignedNote remembered() throws IOException, Unreadable {
      return remembers == null ? null : SignedNote.parse(Files.readString(remembers));
    }
  }
}
