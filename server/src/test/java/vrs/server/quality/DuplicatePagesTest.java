package vrs.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.card.IndividualNumber;
import vrs.server.TestZones;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.PersonNumbers;
import vrs.server.record.TestRegister;
import vrs.server.staff.StaffBrowser;

/// Persons who are registered twice: found, merged, and made two again.
class DuplicatePagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String NUMBER = "123456789018";
  private static final Pattern DONE =
      Pattern.compile("done=(MERGED|DISTINGUISHED)~([0-9a-f-]{36})");
  private static TestZones zones;
  private static TestRegister register;
  private static StaffBrowser administrator;

  private UUID hanako;
  private UUID again;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    register = new TestRegister(database, zones);
    administrator = zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR, Role.COUNTER);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @BeforeEach
  void fill() {
    register.empty();
    hanako = register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", "0000000017");
    again = register.person("高橋　花子", "タカハシ　ハナコ", "1988-02-29", "0000000025");
    register.person("高橋　花子", "タカハシ　ハナコ", "1988-02-28", "0000000033"); // another day
    administrator.get("/quality");
  }

  @Test
  void two_with_one_birth_date_and_kana_are_proposed_with_what_speaks_for_and_against_it() {
    String pair = next();

    assertThat(pair).contains("/quality/duplicates/").contains(hanako.toString(), again.toString());
    assertThat(administrator.get(pair).body())
        .contains("髙橋　花子", "高橋　花子", "生年月日が同じ", "カナが同じ", "氏名は書き方だけが違う")
        .contains("data-key=\"1\"", "data-key=\"2\"", "data-key=\"n\"");
    StaffBrowser counter = zones.signedIn(TestRegister.CHIYODA, Role.COUNTER);
    assertThat(location(counter.get("/quality/next?stage=DUPLICATE"))).contains("finished=true");
    assertThat(counter.get(pair).statusCode()).isEqualTo(403);
  }

  @Test
  void variants_of_characters_kana_of_another_width_and_a_former_surname_hide_nobody() {
    var alike =
        Map.of(
            register.person("渡邊　一郎", "ワタナベ　イチロウ", "1970-04-01", "0000000101"),
            register.person("渡辺 一郎", "ﾜﾀﾅﾍﾞ ｲﾁﾛｳ", "1970-04-01", "0000000102"),
            register.person("山﨑　次郎", "", "1971-04-01", "0000000111"), // no reading known
            register.person("山崎　次郎", "ヤマサキ　ジロウ", "1971-04-01", "0000000112"),
            register.person("鈴木［齋藤］　桜", "スズキ［サイトウ］　サクラ", "1972-04-01", "0000000121"),
            register.person("斎藤　桜", "サイトウ　サクラ", "1972-04-01", "0000000122"));
    register.person("山崎　次郎", "ヤマサキ　ジロウ", "1971-04-02", "0000000113"); // another day

    assertThat(proposed())
        .contains(Set.of(hanako, again))
        .containsAll(alike.entrySet().stream().map(e -> Set.of(e.getKey(), e.getValue())).toList())
        .hasSize(4);
  }

  @Test
  void all_of_the_other_goes_over_and_comes_back() {
    number(again);
    register
        .all()
        .sql("update person set ledger_number = '1007' where id = :id")
        .param("id", again)
        .update();
    UUID first = register.dose("0000000017", 1, "2026-03-01");
    UUID second = register.dose("0000000025", 2, "2026-04-01");
    UUID conflict = register.conflict("0000000025", 2, "2026-04-02");
    String certificate = register.certificate(again, second);
    assertThat(register.findings(second)).containsExactly("D215");
    List<String> before = picture();

    String after = merge(hanako, again);

    assertThat(register.said(second, "person")).isEqualTo(hanako.toString());
    assertThat(register.findings(second)).isEmpty();
    assertThat(register.holds(certificate)).isFalse();
    assertThat(one("select ledger_number from person where id = :id", hanako)).isEqualTo("1007");
    assertThat(opened(hanako)).isEqualTo(NUMBER);
    assertThat(
            one(
                "select person::text from ticket where number = '0000000025' and :id is not null",
                hanako))
        .isEqualTo(hanako.toString());
    assertThat(one("select person::text from dose_conflict where id = :id", conflict))
        .isEqualTo(hanako.toString());
    assertThat(
            one(
                "select person::text from issue where certificate_id = '"
                    + certificate
                    + "' and :id is not null",
                hanako))
        .isEqualTo(hanako.toString());
    assertThat(location(administrator.get("/persons/" + again))).isEqualTo("/persons/" + hanako);
    assertThat(register.log()).contains("person.merge done");
    assertThat(administrator.get("/quality/merges").body()).contains("元に戻す");

    assertThat(location(administrator.post("/quality/merges/" + done(after) + "/undo")))
        .contains("/quality/duplicates/");
    assertThat(picture()).isEqualTo(before);
    assertThat(opened(again)).isEqualTo(NUMBER);
    assertThat(register.findings(second)).containsExactly("D215");
    assertThat(register.said(first, "person")).isEqualTo(hanako.toString());
    assertThat(
            one(
                "select person::text from issue where certificate_id = '"
                    + certificate
                    + "' and :id is not null",
                again))
        .isEqualTo(again.toString());
    assertThat(administrator.get("/persons/" + again).statusCode()).isEqualTo(200);
    assertThat(administrator.post("/quality/merges/" + done(after) + "/undo").body())
        .contains("U119");
    assertThat(
            register
                .all()
                .sql("select count(*) from person_version where person = :id")
                .param("id", again)
                .query(Integer.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void a_dose_that_came_on_the_others_ticket_meanwhile_goes_back_with_the_ticket() {
    String after = merge(hanako, again);
    UUID came = register.dose("0000000025", 1, "2026-05-01");
    assertThat(register.said(came, "person")).isEqualTo(hanako.toString());

    administrator.post("/quality/merges/" + done(after) + "/undo");

    assertThat(register.said(came, "person")).isEqualTo(again.toString());
  }

  @Test
  void two_who_are_two_are_not_proposed_again_until_that_is_taken_back() {
    String pair = next();
    String[] two = pair.substring("/quality/duplicates/".length()).split("[/?]");
    administrator.get(pair);

    String after =
        location(
            administrator.post(
                "/quality/duplicates/" + two[0] + "/" + two[1] + "/distinct", "ground", "LEDGER"));

    assertThat(next()).contains("finished=true");
    administrator.post("/quality/distinct/" + done(after) + "/undo");
    assertThat(next()).contains(two[0]);
    assertThat(register.log()).contains("person.distinguish done");
  }

  @Test
  void two_with_individual_numbers_are_two_persons() {
    number(hanako);
    number(again, "098765432101");

    assertThat(next()).contains("finished=true");
    assertThat(merged(hanako, again).body()).contains("U117");
  }

  @Test
  void a_protected_person_is_merged_only_with_a_reason_and_who_remains_is_protected() {
    register
        .all()
        .sql("update person set protected = true where id = :id")
        .param("id", again)
        .update();
    String path = "/quality/duplicates/" + hanako + "/" + again;
    assertThat(administrator.get(path).body()).contains("D152").doesNotContain("高橋　花子");
    assertThat(administrator.post(path, "reason", "重複の確認").body()).contains("高橋　花子", "統合する理由");
    assertThat(merged(hanako, again).body()).contains("U118");

    assertThat(merged(hanako, again, "note", "同じ人と本人が申し出").statusCode()).isEqualTo(302);

    assertThat(one("select protected::text from person where id = :id", hanako)).isEqualTo("true");
  }

  @Test
  void a_record_that_changed_since_it_was_looked_at_is_not_merged() {
    register.all().sql("update person set version = 2 where id = :id").param("id", again).update();

    assertThat(merged(hanako, again).body()).contains("D306");
  }

  /// Every table in which rows belong to persons.
  @Test
  void no_table_of_persons_is_forgotten_by_a_merging() {
    List<String> tables =
        register
            .all()
            .sql(
                """
                select c.relname
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'person' and a.atttypid = 'uuid'::regtype
                 where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                 order by 1
                """)
            .query(String.class)
            .list();
    assertThat(tables)
        .containsExactlyInAnyOrder(
            "dose",
            "ticket",
            "dose_conflict",
            "issue",
            "person_notice",
            "person_request", // go along
            "person_version",
            "person_address",
            "request_step", // what was so then
            "person_name", // kept with the merging
            "erasure", // what was to be erased then
            "person_merge",
            "person_distinct", // the merging itself
            "shift"); // a person of a site
  }

  /// What a merging and its undoing must leave as it was; versions count on.
  private static List<String> picture() {
    return register
        .all()
        .sql(
            """
            select 'person ' || (to_jsonb(p) - 'version')::text from person p
            union all select 'ticket ' || t::text from ticket t
            union all select 'dose ' || (to_jsonb(d) - 'version')::text from dose d
            union all select 'conflict ' || c::text from dose_conflict c
            order by 1
            """)
        .query(String.class)
        .list();
  }

  private static void number(UUID person) {
    number(person, NUMBER);
  }

  private static void number(UUID person, String digits) {
    new Areas(database.of(Zone.LGWAN))
        .write(
            TestRegister.CHIYODA,
            area -> {
              var cipher = zones.bean(Zone.LGWAN, AreaKeys.class).of(area);
              return area.sql(
                      "update person set number_lookup = :lookup, number_sealed = :sealed where area = :area and id = :id")
                  .param(
                      "lookup",
                      IndividualNumber.parse(digits)
                          .map(each -> PersonNumbers.lookup(cipher, each))
                          .orElseGet(
                              () -> digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                  .param(
                      "sealed",
                      cipher
                          .seal(
                              digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                              PersonNumbers.place(person))
                          .bytes())
                  .param("id", person)
                  .update();
            });
  }

  private static String opened(UUID person) {
    return new Areas(database.of(Zone.LGWAN))
        .read(
            TestRegister.CHIYODA,
            area ->
                new String(
                    zones
                        .bean(Zone.LGWAN, AreaKeys.class)
                        .of(area)
                        .open(
                            vrs.server.platform.SealedBytes.of(
                                area.sql(
                                        "select number_sealed from person where area = :area and id = :id")
                                    .param("id", person)
                                    .query((row, _) -> row.getBytes(1))
                                    .single()),
                            PersonNumbers.place(person)),
                    java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static String one(String sql, UUID id) {
    return register.all().sql(sql).param("id", id).query(String.class).single();
  }

  private String merge(UUID remaining, UUID other) {
    return location(merged(remaining, other));
  }

  private static HttpResponse<String> merged(UUID remaining, UUID other, String... more) {
    String[] form = {
      "remaining", remaining.toString(), "version", "1", "otherVersion", "1", "ground", "LEDGER"
    };
    String[] all = java.util.Arrays.copyOf(form, form.length + more.length);
    System.arraycopy(more, 0, all, form.length, more.length);
    return administrator.post("/quality/duplicates/" + remaining + "/" + other + "/merge", all);
  }

  private static String next() {
    return location(administrator.get("/quality/next?stage=DUPLICATE"));
  }

  /// All pairs, one after the other.
  private static Set<Set<UUID>> proposed() {
    var pairs = new HashSet<Set<UUID>>();
    String place = next();
    while (!place.contains("finished=true")) {
      String[] two = place.substring("/quality/duplicates/".length()).split("[/?]");
      pairs.add(Set.of(UUID.fromString(two[0]), UUID.fromString(two[1])));
      place = location(administrator.get("/quality/next" + place.substring(place.indexOf('?'))));
    }
    return pairs;
  }

  private static String done(String address) {
    var found = DONE.matcher(address);
    if (!found.find()) {
      throw new AssertionError(address);
    }
    return found.group(2);
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst("^https?://[^/]+", "");
  }
}
