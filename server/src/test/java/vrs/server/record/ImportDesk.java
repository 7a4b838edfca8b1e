package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Imports in tests, with an empty register: what an administrator does at the screens.
final class ImportDesk {
  final Areas areas;
  final AreaKeys keys;
  private final JdbcClient superuser;
  final ImportBatches batches = new ImportBatches();
  final ImportWorks works = new ImportWorks();
  final Certificates certificates = new Certificates();

  /// Persons who have made a request.
  final Set<UUID> requested = new HashSet<>();

  private final Remarks remarks;
  private final ReceiveImport receiveImport;
  private final PlanImport planImport;
  private final ConfirmImport confirmImport;
  private final CancelImport cancelImport;
  private final UndoImport undoImport;

  /// Stands for the room that issues certificates.
  static final class Certificates implements DoseChanged {
    final Set<UUID> stated = new HashSet<>();
    final Set<UUID> told = new HashSet<>();

    @Override
    public void changed(Area area, Source source, Collection<UUID> doses) {
      told.addAll(doses);
    }

    @Override
    public Set<UUID> restingOn(Area area, Collection<UUID> doses) {
      return doses.stream().filter(stated::contains).collect(Collectors.toSet());
    }
  }

  ImportDesk(TestDatabase database, Path folder) {
    superuser = JdbcClient.create(database.superuser());
    superuser
        .sql(
            """
            truncate person, person_version, person_name, person_address, address_choice, ticket, dose, dose_version, import_batch, import_chunk,
                     area_key, audit_entry, audit_unsealed
            """)
        .update();
    areas = new Areas(database.of(Zone.LGWAN));
    keys = new AreaKeys(new KeyStore(folder), database.of(Zone.LGWAN));
    var pulse = new ImportPulse(areas, works);
    var chunks = new ImportChunks(keys);
    var masters = new Masters(new Nation(database.of(Zone.LGWAN)));
    var audit = new Audit(areas, new Entries());
    remarks = new Remarks(chunks);
    receiveImport =
        new ReceiveImport(
            areas, batches, chunks, new ExpireImports(areas, masters, batches, audit), audit);
    planImport =
        new PlanImport(
            areas, keys, batches, works, pulse, chunks, remarks, masters, audit, Clock.systemUTC());
    var doses = new Doses();
    var changes = new DoseChanges(doses, List.of(certificates));
    var courses = new PersonCourses();
    var recheck = new RecheckDoses(courses, changes, masters);
    var finished = new FinishedPersons(chunks, new PersonNames(), recheck);
    confirmImport =
        new ConfirmImport(
            areas,
            batches,
            works,
            pulse,
            chunks,
            finished,
            new FinishedDoses(chunks, doses, changes),
            new Orphans(changes, courses, masters),
            audit);
    cancelImport = new CancelImport(areas, batches, chunks, audit);
    undoImport =
        new UndoImport(
            areas,
            batches,
            works,
            pulse,
            new UndonePersons(
                keys,
                new Persons(),
                courses,
                new LinkedOrphans(changes),
                new RestoredPersons(keys, finished, recheck),
                recheck,
                List.of((_, _) -> Set.copyOf(requested))),
            new UndoneDoses(courses, changes, recheck),
            audit);
  }

  ImportBatch plan(AreaCode area, String text) {
    return plan(area, text, UTF_8);
  }

  ImportBatch plan(AreaCode area, String text, Charset charset) {
    return plan(area, text.getBytes(charset));
  }

  /// As it stands on the page in the end; a refusal of the file is thrown, whenever it was found.
  ImportBatch plan(AreaCode area, byte[] file) {
    UUID id = receive(area, file).id();
    planNext(area);
    ImportBatch batch = batch(area, id);
    batch
        .refused()
        .ifPresent(refused -> {
          throw refused.refusal();
        });
    return batch;
  }

  ImportBatch receive(AreaCode area, byte[] file) {
    return receiveImport.receive(actor(area), new ByteArrayInputStream(file));
  }

  boolean planNext(AreaCode area) {
    return planImport.planNext(area);
  }

  ImportBatch batch(AreaCode area, UUID id) {
    return areas.read(area, own -> batches.byId(own, id)).orElseThrow();
  }

  void cancel(AreaCode area, UUID id) {
    cancelImport.cancel(actor(area), id);
  }

  /// @return what the import is then: stored, or waiting for a new plan
  ImportBatch confirm(AreaCode area, UUID id) {
    confirmImport.begin(actor(area), id).ifPresent(work -> confirmImport.store(actor(area), work));
    return batch(area, id);
  }

  ImportUndo undoPlan(AreaCode area, UUID id) {
    return undoImport.plan(actor(area), id).undo();
  }

  ImportBatch undo(AreaCode area, UUID id, ImportUndo.Counts shown) {
    undoImport.begin(actor(area), id).ifPresent(work -> undoImport.undo(actor(area), work, shown));
    return batch(area, id);
  }

  ImportBatch stored(AreaCode area, ImportBatch plan) {
    ImportBatch batch = confirm(area, plan.id());
    if (batch.phase() != ImportPhase.STORED) {
      throw new AssertionError(batch.phase() + " " + batch.refused());
    }
    return batch;
  }

  /// What a plan of Chiyoda says: line, code and the other line, in the order of the lines.
  List<String> said(ImportBatch plan, ImportChunks.Kind kind) {
    return areas
        .read(new AreaCode("131016"), area -> remarks.first(area, plan.id(), kind, 100))
        .stream()
        .sorted(Comparator.comparingLong(Remark::line))
        .map(each -> each.line() + " " + each.code() + " " + each.details().get("other"))
        .toList();
  }

  static Actor actor(AreaCode office) {
    return new Actor(
        Audience.MUNICIPALITY,
        office,
        UUID.nameUUIDFromBytes(office.digits().getBytes(UTF_8)),
        Set.of(Role.ADMINISTRATOR),
        null);
  }

  int count(String table) {
    return Integer.parseInt(one("select count(*)::text from " + table));
  }

  String one(String sql) {
    return superuser.sql(sql).query(String.class).single();
  }

  List<String> all(String sql) {
    return superuser.sql(sql).query(String.class).list();
  }

  void update(String sql) {
    superuser.sql(sql).update();
  }
}
