package vrs.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.certificate.CertificateVerifier;
import vrs.certificate.Reason;
import vrs.certificate.TrustList;
import vrs.certificate.UnreadableTrust;
import vrs.certificate.Verdict;

/// `./vrs verify FILE`: verifies every code in a card file, code text, JSON, picture or PDF,
/// without a network (E5).
///
/// Exit codes: 0 every code found is valid, 1 one is not, 2 nothing can be told, 64 wrong usage.
public final class Verify {

  private static final int VALID = 0;
  private static final int NOT_VALID = 1;
  private static final int CANNOT_TELL = 2;
  private static final int USAGE = 64;
  private static final long LONGEST = 50_000_000;

  private Verify() {}

  static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), InstantSource.system(), out));
  }

  static int run(List<String> arguments, InstantSource clock, PrintStream out) {
    var text = new VerdictText();
    List<Path> files = new ArrayList<>();
    List<Path> trusted = new ArrayList<>();
    Optional<String> issuer = Optional.empty();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean option = argument.equals("--trust") || argument.equals("--issuer");
      if (!option && !argument.startsWith("--")) {
        files.add(Path.of(argument));
      } else if (!option || ++i == arguments.size()) {
        files.clear();
        break;
      } else if (argument.equals("--trust")) {
        trusted.add(Path.of(arguments.get(i)));
      } else {
        issuer = Optional.of(arguments.get(i));
      }
    }
    if (files.size() != 1) {
      out.println(text.usage());
      return USAGE;
    }
    try {
      TrustList trust = TrustAtHand.of(trusted, files.getFirst(), issuer);
      List<Verdict> verdicts = verdicts(files.getFirst(), new CertificateVerifier(trust, clock));
      verdicts.forEach(verdict -> out.println(text.of(verdict, trust.time())));
      return exitCode(verdicts);
    } catch (UnreadableTrust | IOException e) {
      out.println(text.of(Reason.TRUST_LIST_UNREADABLE.verdict(), clock.instant()));
      out.println("  " + e.getMessage());
      return CANNOT_TELL;
    }
  }

  private static List<Verdict> verdicts(Path file, CertificateVerifier verifier) {
    try {
      if (Files.size(file) > LONGEST) {
        return List.of(Reason.TOO_LONG.verdict());
      }
      List<String> codes = CodesInFile.of(Files.readAllBytes(file));
      return codes.isEmpty()
          ? List.of(Reason.NO_CODE_FOUND.verdict())
          : codes.stream().flatMap(code -> verifier.verify(code).stream()).toList();
    } catch (IOException e) {
      return List.of(Reason.FILE_UNREADABLE.verdict());
    }
  }

  private static int exitCode(List<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(verdict -> verdict instanceof Verdict.NotValid)) {
      return NOT_VALID;
    }
    return verdicts.stream().allMatch(verdict -> verdict instanceof Verdict.Valid)
        ? VALID
        : CANNOT_TELL;
  }
}
