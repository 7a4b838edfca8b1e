package vrs.journeys;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import vrs.samples.Municipality;
import vrs.samples.SampleWorld;

/// Rows a second from confirm to receipt, of a million recipients, with the memory that the server
/// took for all of it; the limit is COPY of the same finished rows into tables and indexes of the
/// same form, in one transaction.
final class BenchImport implements Bench.Measured {
  private static final int ROWS = 1_000_000;
  private static final List<String> TABLES = List.of("person", "ticket", "person_version");

  @Override
  public String memory() {
    return "-Xmx256m";
  }

  @Override
  public Bench.Figure run(RunningServer server, Stage stage, Register register) {
    Municipality yokohama = SampleWorld.MUNICIPALITIES.get(0);
    BenchPeople.register(
        stage,
        SampleWorld.MUNICIPALITIES.get(2),
        BenchPeople.of(SampleWorld.MUNICIPALITIES.get(2), 5_000));
    long entries = register.entries();
    long began = System.nanoTime();
    Page receipt = BenchPeople.register(stage, yokohama, BenchPeople.stream(yokohama, ROWS), ROWS);
    double all = (System.nanoTime() - began) / 1e9;
    int stored = receipt.number("data-new");
    double seconds = receipt.number("data-millis") / 1000.0;
    if (stored != ROWS) {
      throw new StepFailed("Only " + stored + " rows were stored.");
    }
    register.requireEntries(entries, 1);
    System.out.printf(
        Locale.ROOT,
        "import: %d rows; inventing, upload, plan and receipt %.1f s, of it confirm to receipt %.1f"
            + " s%n",
        ROWS,
        all,
        seconds);
    System.out.printf(
        Locale.ROOT,
        "import: the server took %d MB of memory at most, all zones in one process (%s)%n",
        server.peakMemory() / 1_000_000,
        memory());
    double copy = copy(register, server.folder(), yokohama.code());
    undo(stage.staff().browser(yokohama.code(), "ADMINISTRATOR"), receipt);
    return new Bench.Figure(ROWS / seconds, "rows/s", ROWS / copy, "rows/s by COPY");
  }

  /// Takes all of it back.
  private static void undo(StaffBrowser administrator, Page receipt) {
    String undo = receipt.address().getPath() + "/undo";
    long began = System.nanoTime();
    Page plan = administrator.get(undo);
    double planned = (System.nanoTime() - began) / 1e9;
    String removed = String.valueOf(plan.number("data-removed"));
    Page undone =
        administrator.settled(
            administrator.post(undo, "removed", removed, "restored", "0", "stayed", "0"));
    if (undone.number("data-removed") != ROWS) {
      throw new StepFailed("Only " + undone.number("data-removed") + " rows were undone.");
    }
    System.out.printf(
        Locale.ROOT,
        "import: undone in %.1f s, of it %.1f s to show what would go%n",
        (System.nanoTime() - began) / 1e9,
        planned);
  }

  /// Seconds that COPY takes for the finished rows of an area.
  private static double copy(Register register, Path folder, String area) {
    try (Connection connection = register.connect();
        Statement statement = connection.createStatement()) {
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      Map<String, Path> finished = new LinkedHashMap<>();
      for (String table : TABLES) {
        Path rows = folder.resolve(table + ".copy");
        try (var out = new BufferedOutputStream(Files.newOutputStream(rows), 1 << 20)) {
          copies.copyOut(
              "copy (select * from %s where area = '%s') to stdout (format binary)"
                  .formatted(table, area),
              out);
        }
        finished.put(table, rows);
        statement.execute("create table limit_%s (like %s including all)".formatted(table, table));
      }
      connection.setAutoCommit(false);
      long began = System.nanoTime();
      for (var rows : finished.entrySet()) {
        try (var in = new BufferedInputStream(Files.newInputStream(rows.getValue()), 1 << 20)) {
          copies.copyIn("copy limit_" + rows.getKey() + " from stdin (format binary)", in);
        }
      }
      connection.commit();
      return (System.nanoTime() - began) / 1e9;
    } catch (SQLException | IOException e) {
      throw new StepFailed("The limit can't be measured.", e);
    }
  }
}
