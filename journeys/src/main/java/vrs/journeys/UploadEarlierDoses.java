package vrs.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.SampleWorld;

/// Municipal administrators register the doses of former days by file, as their ledgers hold them.
final class UploadEarlierDoses {
  private final Stage stage;

  UploadEarlierDoses(Stage stage) {
    this.stage = stage;
  }

  String upload() {
    var told = new ArrayList<String>();
    int stored = 0;
    long began = System.nanoTime();
    for (Municipality municipality : SampleWorld.MUNICIPALITIES) {
      List<EarlierDose> doses = stage.world().doses(municipality);
      Page plan = plan(municipality, BenchPeople.doses(doses));
      if (plan.number("data-new") != doses.size()
          || plan.number("data-rejected") + plan.number("data-doubtful") > 0) {
        throw new StepFailed(
            "Of %d doses of %s %d are new, %d rejected and %d doubtful."
                .formatted(
                    doses.size(),
                    municipality.name(),
                    plan.number("data-new"),
                    plan.number("data-rejected"),
                    plan.number("data-doubtful")));
      }
      StaffBrowser administrator = administrator(municipality);
      Page receipt =
          administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
      stored += receipt.number("data-new");
      told.add(
          "%s %d, stored in %d ms"
              .formatted(
                  municipality.name(), receipt.number("data-new"), receipt.number("data-millis")));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return String.format(
        Locale.ROOT,
        "%d doses, %.0f a second from file to receipt: %s",
        stored,
        stored / seconds,
        String.join("; ", told));
  }

  /// A file in which each line has one fault: the plan rejects them all.
  String sendWrongLines() {
    Municipality chiyoda = SampleWorld.MUNICIPALITIES.get(1);
    List<String> right =
        new String(BenchPeople.doses(stage.world().doses(chiyoda)), UTF_8).lines().toList();
    String file =
        String.join(
            "\r\n",
            right.get(0),
            with(right.get(1), 2, "0"),
            with(right.get(2), 4, "131017"),
            with(right.get(3), 7, "MHN-13"));
    Page plan = plan(chiyoda, file.getBytes(UTF_8));
    if (plan.number("data-new") > 0 || plan.number("data-rejected") != 3) {
      throw new StepFailed(
          "%d wrong doses are new, %d are rejected."
              .formatted(plan.number("data-new"), plan.number("data-rejected")));
    }
    return "no dose number, no such municipality, unknown product → rejected";
  }

  private static String with(String line, int cell, String wrong) {
    String[] cells = line.split(",", -1);
    cells[cell] = wrong;
    return String.join(",", cells);
  }

  private Page plan(Municipality municipality, byte[] file) {
    StaffBrowser administrator = administrator(municipality);
    return administrator.settled(administrator.upload("/imports", "file", "doses.csv", file));
  }

  private StaffBrowser administrator(Municipality municipality) {
    return stage.staff().browser(municipality.code(), "ADMINISTRATOR");
  }
}
