package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import vrs.races.TurnTaking;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;

/// What sites, the counter and administrators of one area do in a race, over connections whose
/// statements take turns. Each tells in words what came of it, as the reference does.
final class RaceDesk {
  static final UUID ACCOUNT = UUID.randomUUID();
  static final String SITE = "見本体育館";
  static final String DOCTOR = "見本　一郎";
  static final String PRODUCT = "MHN-12";
  static final String LOT = "MH1001";
  private static final int MOST_TRIES = 20;

  /// Those that register at once, so that no two share a transaction.
  private static final int PROCESSES = 4;

  private static final Set<String> DOUBTS =
      Set.of("D214", "D215", "D218", "D219", "D225", "D226", "D234", "D235");
  private static final Set<String> ALL = Set.of("D222", "D212", "D213", "D216");

  private final AreaCode code;
  private final Actor actor;
  private final List<RegisterDose> sites = new ArrayList<>();
  private final AtomicInteger nextSite = new AtomicInteger();
  private final CorrectDose correct;
  private final CheckDose check;
  private final WithdrawDose withdraw;
  private final UndoDoseChange undoDose;
  private final VoidTicket makeVoid;
  private final IssueTicket issue;
  private final ChangePerson change;
  private final UndoPersonChange undoPerson;
  private final MergePersons merge;
  private final ReceiveImport receive;
  private final PlanImport plan;
  private final ConfirmImport confirm;
  private final UndoImport undoImport;
  private final ImportBatches batches = new ImportBatches();
  private final Areas untimed;

  RaceDesk(AreaCode code, DataSource lgwan, DataSource internet, Path folder) {
    this.code = code;
    this.actor =
        new Actor(
            Audience.MUNICIPALITY, code, ACCOUNT, Set.of(Role.COUNTER, Role.ADMINISTRATOR), null);
    var areas = new Areas(TurnTaking.of(lgwan));
    this.untimed = new Areas(lgwan);
    var store = new KeyStore(folder);
    var keys = new AreaKeys(store, lgwan);
    var pseudonyms = new Pseudonyms(store);
    var masters = new Masters(new Nation(lgwan));
    var audit = new Audit(areas, new Entries());
    var doses = new Doses();
    var changes = new DoseChanges(doses, List.of());
    var persons = new PersonCourses();
    var recheck = new RecheckDoses(persons, changes, masters);
    var orphans = new Orphans(changes, persons, masters);
    var courses = new OpenCourses(areas, persons);
    var versions = new DoseVersions();
    var site = new Areas(TurnTaking.of(internet));
    for (int i = 0; i < PROCESSES; i++) {
      sites.add(
          new RegisterDose(
              site,
              masters,
              doses,
              changes,
              new Conflicts(),
              new Audit(site, new Entries()),
              pseudonyms,
              Clock.systemUTC()));
    }
    correct = new CorrectDose(courses, changes, masters, pseudonyms, audit);
    check = new CheckDose(courses, changes, masters, pseudonyms, audit);
    withdraw = new WithdrawDose(courses, changes, masters, pseudonyms, audit);
    undoDose = new UndoDoseChange(areas, courses, changes, versions, masters, pseudonyms, audit);
    var tickets = new Tickets();
    var kept =
        new KeptPersons(
            keys, new PersonNames(), new PersonAddresses(), new PersonVersions(), tickets);
    var follow = new DosesOfPerson(orphans, recheck);
    var clock = Clock.systemUTC();
    makeVoid = new VoidTicket(courses, kept, tickets, follow, pseudonyms, audit, clock);
    issue = new IssueTicket(courses, kept, tickets, follow, pseudonyms, audit, clock);
    change = new ChangePerson(courses, kept, follow, pseudonyms, audit, clock);
    undoPerson =
        new UndoPersonChange(
            courses, kept, new PersonVersions(), tickets, follow, pseudonyms, audit);
    merge =
        new MergePersons(
            courses,
            changes,
            recheck,
            new MergedItems(keys),
            new PersonMerges(),
            List.of(new RecordBelongings()),
            pseudonyms,
            audit);
    var works = new ImportWorks();
    var pulse = new ImportPulse(areas, works);
    var chunks = new ImportChunks(keys);
    receive =
        new ReceiveImport(
            areas, batches, chunks, new ExpireImports(areas, masters, batches, audit), audit);
    plan =
        new PlanImport(
            areas, keys, batches, works, pulse, chunks, new Remarks(chunks), masters, audit, clock);
    var finished = new FinishedPersons(chunks, new PersonNames(), recheck);
    confirm =
        new ConfirmImport(
            areas,
            batches,
            works,
            pulse,
            chunks,
            finished,
            new FinishedDoses(chunks, doses, changes),
            orphans,
            audit);
    undoImport =
        new UndoImport(
            areas,
            batches,
            works,
            pulse,
            new UndonePersons(
                keys,
                new Persons(),
                persons,
                new LinkedOrphans(changes),
                new RestoredPersons(keys, finished, recheck),
                recheck,
                List.of()),
            new UndoneDoses(persons, changes, recheck),
            audit);
  }

  AreaCode code() {
    return code;
  }

  private static String told(Supplier<String> deed) {
    try {
      return deed.get();
    } catch (Refusal refusal) {
      return refusal.reason().code();
    }
  }

  String register(UUID id, String ticket, int number, LocalDate given, boolean insists) {
    var confirmed = new TreeSet<>(insists ? DOUBTS : Set.of("D222"));
    confirmed.addAll(insists ? ALL : Set.of());
    RegisterDose own = sites.get(Math.floorMod(nextSite.getAndIncrement(), sites.size()));
    try {
      RegisterDose.Receipt receipt =
          own.register(
              new RegisterDose.Registration(
                  id,
                  new TicketNumber(code, ticket),
                  Optional.empty(),
                  Optional.empty(),
                  PRODUCT,
                  number,
                  new LotNumber(LOT),
                  given,
                  code,
                  SITE,
                  DOCTOR,
                  new Source(ACCOUNT, ACCOUNT, Source.Origin.READING, null, ""),
                  confirmed));
      return receipt.waiting()
          ? "waits"
          : "registered " + receipt.state() + (receipt.orphan() ? " orphan" : "");
    } catch (Refusal refusal) {
      return refusal.reason().code() + rules(refusal);
    }
  }

  private static String rules(Refusal refusal) {
    var rules = new TreeSet<String>();
    if (refusal.details().get("findings") instanceof List<?> findings) {
      findings.forEach(each -> rules.add(String.valueOf(((Map<?, ?>) each).get("code"))));
    }
    return rules.isEmpty() ? "" : " " + rules;
  }

  String correct(UUID id, int seen, String ticket, int number, LocalDate given, boolean accepts) {
    DoseEntry entry =
        new DoseEntry(
            ticket,
            String.valueOf(number),
            given.toString(),
            PRODUCT,
            LOT,
            "",
            SITE,
            DOCTOR,
            "",
            Ground.SITE.name(),
            "",
            accepts ? DOUBTS : Set.of());
    return told(() -> "done " + correct.correct(actor, id, seen, entry, false).state());
  }

  String check(UUID id, int seen, boolean accepts) {
    return told(() -> "done " + check.check(actor, id, seen, entry(accepts)).state());
  }

  String withdraw(UUID id, int seen) {
    return told(() -> withdraw.withdraw(actor, id, seen, entry(false)) == null ? "" : "done");
  }

  private static DoseEntry entry(boolean accepts) {
    return new DoseEntry(
        "", "", "", "", "", "", "", "", "", Ground.SITE.name(), "", accepts ? DOUBTS : Set.of());
  }

  String stepBack(UUID id) {
    return told(() -> undoDose.undo(actor, id) == null ? "" : "done");
  }

  String makeVoid(UUID person, int seen, String number, LocalDate day) {
    return told(() ->
        makeVoid.makeVoid(actor, person, seen, number, day.toString(), "1", "") == null
            ? ""
            : "done");
  }

  String issue(UUID person, int seen, String number, LocalDate day) {
    var form = new TicketForm(number, day.toString(), "1");
    return told(() -> issue.issue(actor, person, seen, form, false, "") == null ? "" : "done");
  }

  String die(UUID person, int seen, LocalDate day) {
    return told(() ->
        switch (change.change(
            actor, person, seen, Map.of(PersonItem.DIED, day.toString()), "届出", "")) {
          case ChangePerson.Outcome.Changed _ -> "done";
          case ChangePerson.Outcome.Overtaken _ -> "overtaken";
        });
  }

  String stepBackOfPerson(UUID person, int seen) {
    return told(() -> undoPerson.undo(actor, person, seen, "") == null ? "" : "done");
  }

  String merge(UUID one, int seen, UUID other, int otherSeen) {
    return told(() -> merged(one, seen, other, otherSeen) == null ? "" : "done");
  }

  /// @return the merging
  UUID merged(UUID one, int seen, UUID other, int otherSeen) {
    return merge.merge(
        actor,
        new MergePersons.Two(one, seen, other, otherSeen),
        new Ground.Noted(Ground.SITE, ""));
  }

  String undoMerge(UUID merging) {
    return told(() -> merge.undo(actor, merging) == null ? "" : "done");
  }

  /// Sends a file and has it planned.
  UUID planned(String file) {
    UUID id = receive.receive(actor, new ByteArrayInputStream(file.getBytes(UTF_8))).id();
    if (!plan.planNext(code)) {
      throw new IllegalStateException("no plan");
    }
    return id;
  }

  /// Who holds a ticket.
  UUID holder(String number) {
    return untimed.read(
        code,
        area ->
            new Tickets().byNumber(area, new TicketNumber(code, number)).orElseThrow().person());
  }

  ImportBatch batch(UUID id) {
    return untimed.read(code, area -> batches.byId(area, id)).orElseThrow();
  }

  /// Confirms a plan, as often as it is made anew because the register has changed.
  String store(UUID id) {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        confirm.begin(actor, id).ifPresent(work -> confirm.store(actor, work));
      } catch (Refusal refusal) {
        if (refusal.reason() != ImportReason.NOTHING_TO_STORE) {
          return refusal.reason().code();
        }
        return counts(batch(id));
      }
      ImportBatch now = batch(id);
      if (now.phase() == ImportPhase.STORED) {
        return counts(now);
      }
      if (now.phase() == ImportPhase.WAITING) {
        plan.planNext(code);
      }
    }
    return "fault " + batch(id).phase() + " " + batch(id).refused();
  }

  private static String counts(ImportBatch batch) {
    ImportBatch.Counts counts = batch.counts();
    return "new %d changed %d same %d not %d"
        .formatted(counts.fresh(), counts.changed(), counts.unchanged(), counts.rejected());
  }

  /// Takes a file back, as often as it would come to something else than was shown.
  String undo(UUID id) {
    for (int i = 0; i < MOST_TRIES; i++) {
      ImportUndo.Counts shown = undoImport.plan(actor, id).undo().counts();
      undoImport.begin(actor, id).ifPresent(work -> undoImport.undo(actor, work, shown));
      if (batch(id).phase() == ImportPhase.UNDONE) {
        return "removed " + shown.removed() + " stayed " + shown.stayed();
      }
    }
    return "fault " + batch(id).phase() + " " + batch(id).refused();
  }
}
