package vrs.journeys;

import java.nio.file.Path;
import java.util.List;
import vrs.samples.SampleWorld;

/// Plays the main job on sample data, through the public interfaces only. It knows the server's
/// addresses, sign-ins, and files.
public final class Player {
  private static final long SEED = 2021;

  private Player() {}

  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: Player FOLDER");
      System.exit(64);
    }
    Path folder = Path.of(arguments[0]);
    var report = new Report();
    int exit = 0;
    try {
      play(Stage.in(folder, SampleWorld.usual(SEED)), report);
    } catch (StepFailed e) {
      System.err.println(e.getMessage());
      exit = 1;
    } finally {
      report.write(folder.resolve("out/report.txt"));
    }
    System.exit(exit);
  }

  static void play(Stage stage, Report report) {
    var tickets = new SiteDay(stage);
    tickets.prepare();
    var recipients = new UploadRecipients(stage);
    report.step("Staff sign in, municipalities agree to the terms", recipients::agree);
    report.step("Recipients are uploaded, planned, confirmed", recipients::upload);
    var doses = new UploadEarlierDoses(stage);
    report.step("Earlier doses are uploaded, planned, confirmed", doses::upload);
    report.step("Wrong files are refused", recipients::sendWrongFiles);
    report.step("Wrong doses in a file are rejected", doses::sendWrongLines);
    var sites = new OpenSites(stage);
    report.step("Sites, devices and shifts are opened", sites::open);
    report.step("Tickets are read from pictures and registered", () -> tickets.work(sites));
    report.step("The sites work on", new BusyDay(stage, sites)::work);
    report.step("Wrong tickets and doses are refused", () -> tickets.sendWrongTickets(sites));
    var citizens = new Citizens(stage, tickets.vaccinated());
    report.step("A citizen applies for a domestic certificate", citizens::domestic);
    report.step("A citizen applies for an overseas certificate", citizens::overseas);
    report.step("Wrong applications are refused", citizens::sendWrongApplications);
    report.step("The certificates are verified offline", new VerifyAll(stage)::verify);
    report.step("The agency publishes the counts", new Publish(stage)::publish);
    report.step("The auditor proves the log", new ProveLog(stage)::prove);
  }

  /// The files that a demo leaves, besides the report.
  static final List<String> RESULTS =
      List.of(
          "recipients.csv",
          "ticket.png",
          "domestic.smart-health-card",
          "domestic.png",
          "overseas.smart-health-card",
          "overseas-shc.png",
          "overseas-vds-nc.json",
          "overseas-vds-nc.png",
          "certificate.pdf",
          "jwks.json",
          "csca.pem",
          "prefecture.ndjson");
}
