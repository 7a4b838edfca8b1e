package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// What an administrator does with ledger files, and a register to make them of.
final class LedgerDesk implements AutoCloseable {
  static final AreaCode CHIYODA = new AreaCode("131016");
  final TestZones zones;
  final JdbcClient superuser;

  LedgerDesk(TestDatabase database, Path folder) {
    this.zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    this.superuser = JdbcClient.create(database.superuser());
  }

  Actor administrator() {
    return new Actor(
        Audience.MUNICIPALITY,
        CHIYODA,
        UUID.nameUUIDFromBytes("administrator".getBytes(UTF_8)),
        Set.of(Role.ADMINISTRATOR),
        null);
  }

  void empty() {
    superuser
        .sql(
            """
            truncate person, dose, dose_version, handover, handover_download, handover_piece,
                     audit_entry, audit_unsealed
            """)
        .update();
  }

  /// A person of Chiyoda.
  UUID person(int number, String ledgerNumber, String name) {
    var id = new UUID(0, number);
    superuser
        .sql(
            """
            insert into person (area, id, ledger_number, name, kana, search_key, birth_date, sex,
                                protected, version)
            values ('131016', :id, :ledger, :name, 'カナ', 'カナ', '1988-02-29', '2', false, 1)
            """)
        .param("id", id)
        .param("ledger", ledgerNumber)
        .param("name", name)
        .update();
    return id;
  }

  /// A dose of the 10th of March 2026, recorded at noon, with its version.
  UUID dose(int number, UUID person, int doseNumber, String site, String doctor) {
    var id = new UUID(1, number);
    superuser
        .sql(
            """
            with added as (
              insert into dose (area, id, ticket, person, product, number, lot, given, given_in,
                                site, doctor, state, version, recorded)
              values ('131016', :id, :ticket, :person, 'MHN-12', :number, '1E1001', '2026-03-10',
                      '131016', :site, :doctor, 'ACCEPTED', 1, '2026-03-10 12:00:00+09')
              returning *)
            insert into dose_version
                   (area, dose, version, recorded, actor, origin, why, content)
            select area, id, version, recorded, gen_random_uuid(), 'IMPORT', '', '{}' from added
            """)
        .param("id", id)
        .param("ticket", "%010d".formatted(number))
        .param("person", person)
        .param("number", doseNumber)
        .param("site", site)
        .param("doctor", doctor)
        .update();
    return id;
  }

  LedgerOrder order(Exit exit, Format format) {
    return new LedgerOrder(UUID.randomUUID(), exit, false, format, true, false, "台帳への取込");
  }

  LedgerOrder changes(Exit exit) {
    return new LedgerOrder(UUID.randomUUID(), exit, true, Format.CSV_UTF8, false, false, "台帳への取込");
  }

  PrepareLedger.Outcome outcome(LedgerOrder order) {
    return zones.bean(Zone.LGWAN, PrepareLedger.class).prepare(administrator(), order);
  }

  Handover prepare(LedgerOrder order) {
    return switch (outcome(order)) {
      case PrepareLedger.Outcome.Prepared(var handover) -> handover;
      case PrepareLedger.Outcome.CharactersMissing(var notes) ->
          throw new AssertionError(notes.first().toString());
    };
  }

  byte[] download(Handover handover) {
    var download = zones.bean(Zone.LGWAN, DownloadHandover.class);
    var bytes = new ByteArrayOutputStream();
    try {
      download.begin(administrator(), handover.id(), "台帳への取込");
      download.write(administrator(), handover.id(), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /// Downloads, computes the digest as the municipality does, and confirms.
  void receive(Handover handover) {
    var sha256 = WrittenFile.sha256();
    String digest = HexFormat.of().formatHex(sha256.digest(download(handover)));
    zones
        .bean(Zone.LGWAN, ConfirmHandover.class)
        .confirm(administrator(), handover.id(), digest.substring(58));
  }

  /// The lines below the header of a CSV file.
  List<String> lines(Handover handover) {
    return new String(download(handover), UTF_8).lines().skip(1).toList();
  }

  @Override
  public void close() {
    zones.close();
  }
}
