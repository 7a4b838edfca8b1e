package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// A municipality's counter in tests: two registered persons, and staff at browsers without
/// JavaScript.
final class Counter implements AutoCloseable {
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String RECIPIENTS =
      """
      自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置
      131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0
      131016,0000000025,1014,,島袋　カメ,シマブクロ　カメ,1931-08-00,2,2025-12-10,,,1
      """;

  private final TestZones zones;
  private final JdbcClient all;

  Counter(TestDatabase database, Path folder) {
    this.zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    this.all = JdbcClient.create(database.superuser());
  }

  /// Nobody is registered but the two; both as their import left them.
  void clear() {
    all.sql(
            """
            truncate person, person_version, person_name, person_address, address_choice, ticket, dose,
                     dose_version, import_batch, import_chunk
            """)
        .update();
    StaffBrowser administrator = browser(Role.ADMINISTRATOR);
    administrator.get("/imports");
    String plan =
        administrator
            .upload("/imports", "file", RECIPIENTS.getBytes(UTF_8))
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("http://[^/]*", "");
    administrator.settled(plan);
    administrator.post(plan + "/confirm");
    administrator.settled(plan);
  }

  StaffBrowser browser(Role role) {
    return zones.signedIn(CHIYODA, role);
  }

  String id(String ledgerNumber) {
    return one("select id::text from person where ledger_number = '%s'".formatted(ledgerNumber));
  }

  String one(String sql) {
    return all.sql(sql).query(String.class).single();
  }

  List<String> many(String sql) {
    return all.sql(sql).query(String.class).list();
  }

  /// A dose on a ticket; an orphan unless somebody's.
  void dose(String ticket, String person) {
    all.sql(
            """
            insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                              doctor, state, version, recorded)
            values ('131016', gen_random_uuid(), :ticket, cast(nullif(:person, '') as uuid), 'MHN-12', 1,
                    'MH1001', '2026-03-10', '131016', '見本体育館', '見本', 'ACCEPTED', 1, now())
            """)
        .param("ticket", ticket)
        .param("person", person)
        .update();
  }

  /// The form as the screen of Hanako fills it, with some fields typed anew.
  static String[] items(int version, String... typed) {
    var form =
        new LinkedHashMap<String, String>(
            Map.of(
                "version",
                String.valueOf(version),
                "name",
                "髙橋　花子",
                "kana",
                "タカハシ　ハナコ",
                "birth",
                "1988-02-29",
                "sex",
                "2",
                "ledger",
                "1007",
                "number",
                "",
                "why",
                "結婚の届出"));
    for (int i = 0; i < typed.length; i += 2) {
      form.put(typed[i], typed[i + 1]);
    }
    return form.entrySet().stream()
        .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
        .toArray(String[]::new);
  }

  static void change(StaffBrowser staff, String id, int version, String... typed) {
    HttpResponse<String> saved = staff.post("/persons/" + id + "/versions", items(version, typed));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
  }

  @Override
  public void close() {
    zones.close();
  }
}
