package vrs.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.RecipientsFile;
import vrs.samples.SampleWorld;
import vrs.samples.TextEncoding;

/// Municipal administrators agree to the terms and register their recipients by file: one sends
/// UTF-8 with bad lines in it, one CP932, one UTF-8 with a byte order mark.
final class UploadRecipients {
  private static final Charset CP932 = Charset.forName("windows-31j");

  private final Stage stage;

  UploadRecipients(Stage stage) {
    this.stage = stage;
  }

  /// A file to be sent.
  ///
  /// @param bad how many of its lines must be rejected
  private record Sent(Municipality municipality, byte[] file, int people, int bad) {}

  String agree() {
    for (Municipality each : SampleWorld.MUNICIPALITIES) {
      StaffBrowser administrator = administrator(each);
      administrator.get("/agreement");
      for (String terms : List.of("MAIN", "ELECTRONIC_ISSUANCE")) {
        Page page =
            administrator.post(
                "/agreement", "terms", terms, "agreed", "true", "reference", "見本第1号");
        if (page.status() != 200 || !page.html().contains("data-agreed=\"true\"")) {
          throw new StepFailed(each.name() + " could not agree: " + page.refusalCode() + ".");
        }
      }
    }
    return SampleWorld.MUNICIPALITIES.size()
        + " municipalities agreed to the main terms and to issuing by app";
  }

  String upload() {
    var told = new ArrayList<String>();
    int stored = 0;
    for (Sent sent : files()) {
      StaffBrowser administrator = administrator(sent.municipality());
      Page plan =
          administrator.settled(
              administrator.upload("/imports", "file", "recipients.csv", sent.file()));
      int rejected = plan.number("data-rejected");
      if (rejected != sent.bad() || plan.number("data-new") != sent.people()) {
        throw new StepFailed(
            "The plan of %s has %d new lines and rejects %d; %d and %d were expected."
                .formatted(
                    sent.municipality().name(),
                    plan.number("data-new"),
                    rejected,
                    sent.people(),
                    sent.bad()));
      }
      Page receipt =
          administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
      int millis = receipt.number("data-millis");
      stored += receipt.number("data-new");
      told.add(
          "%s %d new, %d rejected, %d ms"
              .formatted(sent.municipality().name(), receipt.number("data-new"), rejected, millis));
    }
    if (stored != stage.world().recipients().size()) {
      throw new StepFailed("Only " + stored + " recipients were stored.");
    }
    return stored + " recipients: " + String.join("; ", told);
  }

  String sendWrongFiles() {
    Municipality chiyoda = SampleWorld.MUNICIPALITIES.get(1);
    String good = text(recipients(SampleWorld.MUNICIPALITIES.get(2)).subList(0, 3));
    var wrong = new LinkedHashMap<String, byte[]>();
    wrong.put("missing column", good.replace(",支援措置", "").getBytes(UTF_8));
    wrong.put("wrong encoding", new byte[] {(byte) 0xfd, (byte) 0xfe, 0x41, 0x0a});
    wrong.put("a book of a spreadsheet", "PK\u0003\u0004 xl/workbook.xml".getBytes(UTF_8));
    wrong.put("another municipality's file", good.getBytes(UTF_8));
    var told = new ArrayList<String>();
    wrong.forEach((what, file) -> {
      StaffBrowser administrator = administrator(chiyoda);
      Page page =
          administrator.settled(administrator.upload("/imports", "file", "wrong.csv", file));
      if (page.html().contains("data-new=") || page.status() < 400) {
        throw new StepFailed("A file with " + what + " was taken.");
      }
      told.add(what + " → " + page.refusalCode());
    });
    return String.join("; ", told);
  }

  private List<Sent> files() {
    var files = new ArrayList<Sent>();
    Municipality yokohama = SampleWorld.MUNICIPALITIES.get(0);
    List<String> bad = badLines(recipients(yokohama).get(1));
    files.add(
        new Sent(
            yokohama,
            (text(recipients(yokohama)) + String.join("", bad)).getBytes(UTF_8),
            recipients(yokohama).size(),
            bad.size()));
    Municipality chiyoda = SampleWorld.MUNICIPALITIES.get(1);
    // CP932 lacks some names; a municipality sends those people in a file of UTF-8.
    var encoder = CP932.newEncoder();
    List<Person> inCp932 =
        recipients(chiyoda).stream().filter(person -> encoder.canEncode(person.name())).toList();
    var others = new ArrayList<>(recipients(chiyoda));
    others.removeAll(inCp932);
    files.add(new Sent(chiyoda, bytes(TextEncoding.WINDOWS_31J, inCp932), inCp932.size(), 0));
    if (!others.isEmpty()) {
      files.add(new Sent(chiyoda, text(others).getBytes(UTF_8), others.size(), 0));
    }
    Municipality kunigami = SampleWorld.MUNICIPALITIES.get(2);
    stage.write("recipients.csv", bytes(TextEncoding.UTF_8, recipients(kunigami)));
    files.add(
        new Sent(
            kunigami,
            bytes(TextEncoding.UTF_8_WITH_BOM, recipients(kunigami)),
            recipients(kunigami).size(),
            0));
    return files;
  }

  /// Lines that resemble a person's, each with one fault and a ticket number of its own.
  private static List<String> badLines(Person person) {
    String line = text(List.of(person)).lines().skip(1).findFirst().orElseThrow();
    return List.of(
        bad(line, 1, person.born().text(), "1988-02-30"),
        bad(line, 2, person.number().digits(), "990000000028"),
        bad(line, 3, person.municipality().code(), "131017"),
        bad(line, 4, person.name(), ""));
  }

  private static String bad(String line, int number, String right, String wrong) {
    String[] cells = line.split(",", -1);
    cells[1] = "999999990" + number;
    cells[2] = "bad" + number;
    for (int i = 0; i < cells.length; i++) {
      if (i == 3 && !cells[i].equals(right)) {
        cells[i] = "";
      } else if (cells[i].equals(right)) {
        cells[i] = wrong;
      }
    }
    return String.join(",", cells) + "\r\n";
  }

  private StaffBrowser administrator(Municipality municipality) {
    return stage.staff().browser(municipality.code(), "ADMINISTRATOR");
  }

  private List<Person> recipients(Municipality municipality) {
    return stage.world().recipients(municipality);
  }

  private static String text(List<Person> people) {
    return new String(bytes(TextEncoding.UTF_8, people), UTF_8);
  }

  private static byte[] bytes(TextEncoding encoding, List<Person> people) {
    var out = new ByteArrayOutputStream();
    try {
      RecipientsFile.write(out, encoding, people);
      return out.toByteArray();
    } catch (IOException e) {
      throw new StepFailed("The recipients can't be written as a file.", e);
    }
  }
}
