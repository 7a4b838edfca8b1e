package vrs.server;

import static vrs.server.Thing.AREA;
import static vrs.server.Thing.AREA_ERASURE;
import static vrs.server.Thing.DOSE;
import static vrs.server.Thing.ERASURE;
import static vrs.server.Thing.KEEPING;
import static vrs.server.Thing.PERSON;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vrs.server.Attempt.Named;

/// How staff try to erase, or to see the erasure of, what is another municipality's.
final class ErasureAttempts {
  private static final String INSTRUCTION = "/area-erasures/{municipality}/{id}";
  private final StaffAttempts staff;

  ErasureAttempts(StaffAttempts staff) {
    this.staff = staff;
  }

  /// The doors of municipal staff.
  ///
  /// @param own what stands on the pages of the own municipality
  Stream<Attempt> municipal(String own) {
    return Stream.of(
        staff.get(404, "/persons/{id}/erasure", PERSON),
        staff.post(
            404,
            "/persons/{id}/erasure",
            PERSON,
            "ground",
            "ORDER",
            "reference",
            "1",
            "reason",
            "1"),
        staff.get(200, "/erasures").showing(own),
        staff.get(404, "/erasures/{id}", ERASURE),
        staff.post(404, "/erasures/approve", "reference", "横浜秘密の決裁"),
        staff.post(404, "/erasures/{id}/approve", ERASURE),
        staff.post(404, "/erasures/{id}/decline", ERASURE),
        staff.get(404, "/doses/{id}/erasure", DOSE),
        staff.post(404, "/doses/{id}/erasure", DOSE, "ground", "ORDER", "reference", "1"),
        staff.get(200, "/retention").showing(own),
        staff.post(409, "/retention/erase", "reference", "1", "reason", "満了"),
        staff.post(422, "/retention/keep", "until", "", "reference", "1", "reason", "係争"),
        staff.post(404, "/retention/{id}/end", KEEPING),
        staff.get(200, "/area-erasure").showing(own),
        staff.post(409, "/area-erasure", "reference", "1", "reason", "乗取り"),
        staff.post(409, "/area-erasure/{id}/return", AREA_ERASURE, "digest", "ab".repeat(32)),
        staff.post(404, "/area-erasure/{id}/waiver", AREA_ERASURE, "reason", "不要"),
        staff.post(404, "/area-erasure/{id}/approve", AREA_ERASURE),
        staff.post(404, "/area-erasure/{id}/withdraw", AREA_ERASURE));
  }

  /// The doors of agency and operator; here a prefecture knocks.
  Stream<Attempt> national() {
    return Stream.of(
        staff.get(403, "/area-erasures"),
        staff.post(403, "/area-erasures", "municipality", AREA, "reference", "1", "reason", "乗取り"),
        look(INSTRUCTION, ""),
        look(INSTRUCTION + "/certificate.jws", "/certificate.jws"),
        deed("/waiver"),
        deed("/approve"),
        deed("/withdraw"),
        staff.get(403, "/copies"),
        staff.post(403, "/copies", "kind", "DUMP"),
        staff.post(403, "/copies/{id}/destroyed", UUID.randomUUID().toString(), "how", "乗取り"));
  }

  private Attempt look(String route, String part) {
    return staff.of(
        403,
        "GET " + route,
        named ->
            StaffAttempts.send(
                staff.staff,
                HttpRequest.newBuilder(staff.staff.address().resolve(path(named) + part)).GET()));
  }

  private Attempt deed(String part) {
    return staff.of(
        403,
        "POST " + INSTRUCTION + part,
        named ->
            StaffAttempts.send(
                staff.staff, staff.staff.request(path(named) + part, List.of("reason", "不要"))));
  }

  private static String path(Named named) {
    return "/area-erasures/" + named.the(AREA) + "/" + named.the(AREA_ERASURE);
  }
}
