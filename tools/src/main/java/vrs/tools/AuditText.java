package vrs.tools;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import vrs.proof.AuditReport;
import vrs.proof.Finding;

/// What people read about a proof: Japanese, then English.
final class AuditText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));
  private static final String INDENT = "  ";

  private final Words words = new Words("proof");

  String usage() {
    return words.both("audit.usage");
  }

  String unreadable() {
    return "P141\n" + words.message("P141", INDENT);
  }

  String of(AuditReport report, boolean keyFromArchive) {
    var out = new StringBuilder();
    line(out, words.both(report.intact() ? "audit.intact" : "audit.altered"));
    line(
        out,
        filled(
            "audit.size",
            Map.of(
                "entries", report.entries(),
                "areas", report.areas(),
                "checkpoints", report.checkpoints())));
    if (report.last() != null) {
      line(
          out,
          filled(
              "audit.last",
              Map.of("number", report.last().number(), "time", TIME.format(report.last().time()))));
    }
    if (keyFromArchive) {
      line(out, words.both("audit.key"));
    }
    report.findings().forEach(finding -> describe(out, finding));
    long more = report.found() - report.findings().size();
    if (more > 0) {
      line(out, filled("audit.more", Map.of("count", more)));
    }
    return out.toString();
  }

  /// The code and the place on one line, for people and programs; then the words.
  private void describe(StringBuilder out, Finding finding) {
    out.append('\n').append(finding.kind().code());
    if (finding.area() != null) {
      place(out, "audit.area", finding.area());
    }
    if (finding.sequence() > 0) {
      boolean one = finding.sequence() == finding.until();
      place(
          out,
          "audit.sequence",
          one ? "" + finding.sequence() : finding.sequence() + "–" + finding.until());
    }
    if (finding.entry() != null) {
      place(out, "audit.entry", finding.entry());
    }
    if (finding.checkpoint() > 0) {
      place(out, "audit.checkpoint", finding.checkpoint());
    }
    if (!finding.file().isEmpty()) {
      place(out, "audit.file", finding.file());
    }
    if (finding.line() > 0) {
      place(out, "audit.line", finding.line());
    }
    out.append('\n').append(words.message(finding.kind().code(), INDENT));
  }

  private void place(StringBuilder out, String name, Object value) {
    out.append("  ").append(words.both(name)).append(' ').append(value);
  }

  private String filled(String key, Map<String, Object> values) {
    String text = words.both(key);
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue().toString());
    }
    return text;
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
