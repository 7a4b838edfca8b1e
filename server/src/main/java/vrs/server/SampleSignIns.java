package vrs.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.AreaCode;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.Office;

/// The demo's sign-ins: made once, written to `<data>/sample-sign-ins.json` (0600).
final class SampleSignIns {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SampleSignIns() {}

  /// A line of the file.
  record Line(
      String zone,
      String office,
      String officeName,
      String name,
      String password,
      String totp,
      Set<Role> roles) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  private record Wanted(String office, String officeName, String name, Set<Role> roles) {}

  private static final List<Wanted> WANTED =
      List.of(
          new Wanted("131016", "千代田区", "admin", Set.of(Role.ADMINISTRATOR)),
          new Wanted("131016", "千代田区", "counter", Set.of(Role.COUNTER)),
          new Wanted("141003", "横浜市", "admin", Set.of(Role.ADMINISTRATOR)),
          new Wanted("141003", "横浜市", "counter", Set.of(Role.COUNTER)),
          new Wanted("473014", "国頭村", "admin", Set.of(Role.ADMINISTRATOR, Role.COUNTER)),
          new Wanted("130001", "東京都", "statistics", Set.of(Role.STATISTICIAN)),
          new Wanted("000001", "デジタル庁", "agency", Set.of(Role.ADMINISTRATOR, Role.STATISTICIAN)),
          new Wanted("000001", "デジタル庁", "auditor", Set.of(Role.AUDITOR)),
          new Wanted("000019", "運用事業者", "operator", Set.of(Role.ADMINISTRATOR, Role.OPERATOR)));

  /// Makes the accounts in the zones by which their offices come in, unless the file is there.
  static void make(Path data, Function<Zone, ZoneContext> zones) {
    Path file = data.resolve("sample-sign-ins.json");
    if (Files.exists(file)) {
      return;
    }
    var lines = new ArrayList<Line>();
    for (Wanted wanted : WANTED) {
      var office = new AreaCode(wanted.office());
      Zone zone = Office.of(office).zone();
      FirstAccounts.Sample sample =
          zones
              .apply(zone)
              .bean(FirstAccounts.class)
              .ready(office, wanted.name(), wanted.officeName(), wanted.roles(), password());
      lines.add(
          new Line(
              zone.key(),
              wanted.office(),
              wanted.officeName(),
              sample.name(),
              sample.password(),
              sample.secondFactor(),
              wanted.roles()));
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, JsonMapper.builder().build().writeValueAsString(lines));
    } catch (IOException e) {
      throw new CannotStart("The data folder can't be written.", e);
    }
  }

  private static String password() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
