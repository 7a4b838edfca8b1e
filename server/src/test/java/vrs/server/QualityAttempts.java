package vrs.server;

import static vrs.server.Thing.BULK;
import static vrs.server.Thing.CONFLICT;
import static vrs.server.Thing.DISTINCT;
import static vrs.server.Thing.DOSE;
import static vrs.server.Thing.IMPORT;
import static vrs.server.Thing.MERGE;
import static vrs.server.Thing.PERSON;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// How staff try to see, correct or decide on doses that are another municipality's.
final class QualityAttempts {
  private static final String[] ENTRY = {
    "version",
    "1",
    "ticket",
    "0000000017",
    "number",
    "1",
    "given",
    "2026-03-10",
    "product",
    "MHN-12",
    "lot",
    "MH1001",
    "site",
    "乗取り",
    "ground",
    "LEDGER"
  };
  private final StaffAttempts staff;

  QualityAttempts(StaffAttempts staff) {
    this.staff = staff;
  }

  /// The doors of municipal staff.
  Stream<Attempt> municipal() {
    return Stream.of(
            Stream.of(
                staff.get(404, "/doses/{id}", DOSE),
                deed("/doses/{id}", DOSE),
                staff.get(404, "/persons/{id}/doses", PERSON),
                entry("/persons/{id}/doses", PERSON, "dose", UUID.randomUUID().toString()),
                entry("/doses/{id}/correction", DOSE),
                deed("/doses/{id}/check", DOSE),
                deed("/doses/{id}/lift", DOSE),
                deed("/doses/{id}/withdrawal", DOSE),
                deed("/doses/{id}/undo", DOSE)),
            Stream.of(
                staff.get(200, "/quality"),
                staff.get(302, "/quality/next"),
                staff.get(404, "/quality/doses/{id}", DOSE),
                staff.get(404, "/quality/doses/{id}/strip", DOSE),
                deed("/quality/doses/{id}", DOSE),
                deed("/quality/doses/{id}/check", DOSE),
                entry("/quality/doses/{id}/correction", DOSE),
                deed("/quality/doses/{id}/note", DOSE),
                deed("/quality/doses/{id}/as-it-is", DOSE),
                deed("/quality/doses/{id}/takeback", DOSE),
                deed("/quality/doses/{id}/undo", DOSE),
                deed("/quality/doses/{id}/withdrawal", DOSE)),
            Stream.of(
                staff.get(404, "/quality/conflicts/{id}", CONFLICT),
                staff.get(404, "/quality/conflicts/{id}/strip", CONFLICT),
                deed("/quality/conflicts/{id}", CONFLICT),
                deed("/quality/conflicts/{id}/dismissal", CONFLICT),
                entry("/quality/conflicts/{id}/registration", CONFLICT),
                entry(
                    "/quality/conflicts/{id}/taking",
                    CONFLICT,
                    "recorded",
                    UUID.randomUUID().toString()),
                deed("/quality/conflicts/{id}/undo", CONFLICT)),
            ofManyAtOnce(),
            ofTwoPersons())
        .flatMap(each -> each);
  }

  private Stream<Attempt> ofManyAtOnce() {
    return Stream.of(
        staff.get(200, "/quality/bulk"),
        staff.post(422, "/quality/bulk/preview", "batch", IMPORT, "new-lot", "MH1001"),
        staff.post(
            422,
            "/quality/bulk",
            "batch",
            IMPORT,
            "new-lot",
            "MH1001",
            "digest",
            "0",
            "ground",
            "LEDGER"),
        staff.get(404, "/quality/bulks/{id}", BULK),
        deed("/quality/bulks/{id}/rest", BULK),
        deed("/quality/bulks/{id}/undo", BULK));
  }

  private Stream<Attempt> ofTwoPersons() {
    String two = "/quality/duplicates/{one}/{other}";
    return Stream.of(
        staff.get(404, two, PERSON, PERSON),
        staff.post(404, two, PERSON, PERSON, "reason", "本人の申請"),
        staff.post(
            404,
            two + "/merge",
            PERSON,
            PERSON,
            "remaining",
            PERSON,
            "version",
            "1",
            "otherVersion",
            "1",
            "ground",
            "LEDGER"),
        staff.post(404, two + "/distinct", PERSON, PERSON, "ground", "LEDGER"),
        staff.get(200, "/quality/merges"),
        deed("/quality/merges/{id}/undo", MERGE),
        deed("/quality/distinct/{id}/undo", DISTINCT));
  }

  private Attempt deed(String path, Thing of) {
    return staff.post(404, path, of, "version", "1", "ground", "LEDGER", "note", "乗取り");
  }

  private Attempt entry(String path, Thing of, String... more) {
    var fields = new ArrayList<Object>(List.of(of));
    fields.addAll(List.of(ENTRY));
    fields.addAll(List.of(more));
    return staff.post(404, path, fields.toArray());
  }
}
