package vrs.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import vrs.journeys.SeededError.Shot;
import vrs.journeys.SeededShots.Sent;
import vrs.samples.DosesFile;

/// A hasty clerk at an office, who sends the day's forms as they were typed, as doses files, and
/// confirms every plan without looking at it. Birth date and day of reception come from the
/// booking, not from the form.
///
/// The lists are so many that a misread number does not stand beside the right one in the same
/// file: that would be noticed by the repeated number alone, and nothing of the rules would be
/// seen.
final class RulesInFiles implements RulesDoor {
  private static final int LISTS = 13;

  /// Line and code, as a file of errors adds them.
  private static final Pattern REJECTED = Pattern.compile(",(\\d+),(D\\d{3}),");

  private final Stage stage;

  RulesInFiles(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public Map<UUID, String> send(SeededShots shots) {
    StaffBrowser clerk = stage.staff().browser(shots.municipality().code(), "ADMINISTRATOR");
    Map<UUID, String> states = new HashMap<>();
    Map<String, UUID> lines = new HashMap<>();
    long began = System.nanoTime();
    for (int list = 0; list < LISTS; list++) {
      List<Sent> ofList = new ArrayList<>();
      for (int i = list; i < shots.sent().size(); i += LISTS) {
        ofList.add(shots.sent().get(i));
      }
      clerk.get("/imports");
      Page plan = clerk.settled(clerk.upload("/imports", "file", "doses.csv", file(shots, ofList)));
      String batch = plan.address().getPath().replaceFirst(".*/", "");
      for (int i = 0; i < ofList.size(); i++) {
        lines.put(batch + " line " + (i + 2) + " of the file", ofList.get(i).id());
      }
      if (plan.number("data-rejected") > 0) {
        rejected(clerk, plan)
            .forEach((line, code) -> states.put(ofList.get(line - 2).id(), "REJECTED " + code));
      }
      clerk.settled(clerk.post(plan.address().getPath() + "/confirm"));
    }
    System.out.printf(
        "rules, errors and right records in files: %d in %.1f s%n",
        shots.sent().size(), (System.nanoTime() - began) / 1e9);
    stored(lines, states);
    return states;
  }

  private static Map<Integer, String> rejected(StaffBrowser clerk, Page plan) {
    Map<Integer, String> codes = new HashMap<>();
    new String(clerk.download(plan.address().getPath() + "/errors.csv"), UTF_8)
        .lines()
        .map(REJECTED::matcher)
        .forEach(found -> {
          if (found.find()) {
            codes.put(Integer.parseInt(found.group(1)), found.group(2));
          }
        });
    return codes;
  }

  /// What became of the doses that the lines made or changed.
  private void stored(Map<String, UUID> lines, Map<UUID, String> states) {
    try (var register = Register.open(stage.folder())) {
      register
          .texts(
              """
              select v.origin_id || ' ' || v.why || '|' || d.state
                from dose_version v join dose d on d.area = v.area and d.id = v.dose
               where v.origin = 'IMPORT'
              """)
          .forEach(row -> {
            int end = row.indexOf('|');
            UUID sent = lines.get(row.substring(0, end));
            if (sent != null) {
              states.put(sent, row.substring(end + 1));
            }
          });
    }
  }

  private static byte[] file(SeededShots shots, List<Sent> ofList) {
    var file = new StringBuilder(String.join(",", DosesFile.HEADER)).append(",受付日\r\n");
    for (Sent sent : ofList) {
      Shot shot = sent.shot();
      file.append(
              String.join(
                  ",",
                  shot.municipality(),
                  shot.ticket(),
                  String.valueOf(shot.number()),
                  shot.given().toString(),
                  shots.municipality().code(),
                  "見本会場",
                  "見本　一郎",
                  shot.product(),
                  shot.lot(),
                  shot.born().text(),
                  shots.today().toString()))
          .append("\r\n");
    }
    return file.toString().getBytes(UTF_8);
  }
}
