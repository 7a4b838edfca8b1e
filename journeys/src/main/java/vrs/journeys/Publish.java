package vrs.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The agency publishes the counts, and anyone fetches them.
final class Publish {
  private static final String AGENCY = "000001";
  private static final String LATEST = "/vaccination/opendata/latest/";
  private final Stage stage;

  Publish(Stage stage) {
    this.stage = stage;
  }

  String publish() {
    StaffBrowser agency = stage.staff().browser(AGENCY, "STATISTICIAN");
    agency.get("/statistics");
    Page page = agency.post("/statistics/releases");
    if (page.status() != 200) {
      throw new StepFailed("The counts were not published: " + page.refusalCode() + ".");
    }
    byte[] counts = stage.internet().file(LATEST + "prefecture.ndjson");
    stage.write("prefecture.ndjson", counts);
    var companion =
        Doors.JSON.readTree(stage.internet().file(LATEST + "prefecture-suppressed.json"));
    long rows = new String(counts, UTF_8).lines().count();
    if (rows == 0) {
      throw new StepFailed("The published file has no row.");
    }
    return rows + " rows of prefecture.ndjson; left out for smallness: " + companion;
  }
}
