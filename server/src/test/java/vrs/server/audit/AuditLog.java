package vrs.server.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.proof.Archive;
import vrs.proof.AuditProof;
import vrs.proof.AuditReport;
import vrs.proof.SignedNote;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Nation;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// The audit room of a test, on a database of its own.
final class AuditLog {
  static final AreaCode CHIYODA = new AreaCode("131016");
  static final AreaCode YOKOHAMA = new AreaCode("141003");

  final TestDatabase database;
  final Entries entries = new Entries();
  final Seals seals = new Seals(entries);
  final CheckpointKey key = new CheckpointKey("vrs.example/audit", pair());
  final Areas areas;
  final Audit audit;
  final Nation worker;

  AuditLog(TestDatabase database) {
    this.database = database;
    this.areas = new Areas(database.of(Zone.INTERNET));
    this.audit = new Audit(areas, entries);
    this.worker = new Nation(database.of(Zone.WORKER));
  }

  /// A deed of a test.
  enum TestAction implements AuditAction {
    DOSE_REGISTER("test.dose.register");

    private final String code;

    TestAction(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  static Deed deed(int number) {
    return Deed.by("player", TestAction.DOSE_REGISTER).about("p" + number).with("n", number);
  }

  void enter(AreaCode code, int number) {
    areas.write(
        code,
        area -> {
          audit.enter(area, deed(number));
          return true;
        });
  }

  Sealer sealer() {
    return new Sealer(database.of(Zone.WORKER), seals, key);
  }

  byte[] archive(long after) {
    var out = new ByteArrayOutputStream();
    new ExportArchive(new Nation(database.of(Zone.ADMINISTRATION)), seals, entries, key)
        .export(after, out);
    return out.toByteArray();
  }

  AuditReport verify(byte[] zip, @Nullable SignedNote remembered) {
    var files = new TreeMap<String, Archive.Source>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        files.put(file.getName(), () -> new ByteArrayInputStream(bytes));
      }
      try (var archive = new Archive(files)) {
        return new AuditProof(List.of(key.published()), remembered).verify(archive);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SignedNote lastCheckpoint() {
    return worker.read(seals::lastCheckpoint).orElseThrow();
  }

  /// Above all roles, as an insider with the database's own rights.
  int asSuperuser(String sql) {
    return JdbcClient.create(database.superuser()).sql(sql).update();
  }

  void endSealersConnection() {
    JdbcClient.create(database.superuser())
        .sql(
            """
            select pg_terminate_backend(pid)
              from pg_locks
             where locktype = 'advisory'
               and database = (select oid from pg_database where datname = current_database())
            """)
        .query()
        .listOfRows();
  }

  long count(String table) {
    return JdbcClient.create(database.superuser())
        .sql("select count(*) from vrs." + table)
        .query(Long.class)
        .single();
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
