package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.Messages;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.staff.StaffBrowser;

/// Persons at the counter, as a browser without JavaScript changes them.
class CounterPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([0-9a-f-]{36})\"");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
  private static Counter office;
  private StaffBrowser counter;

  @BeforeAll
  static void open() {
    office = new Counter(database, folder);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void clear() {
    office.clear();
    counter = office.browser(Role.COUNTER);
  }

  @Test
  void a_person_is_added_with_the_next_ticket_and_found() {
    String page = counter.get("/persons/new").body();
    String id = first(ID, page);

    HttpResponse<String> added = add(id, "1964年7月7日", "");

    assertThat(added.statusCode()).isEqualTo(302);
    String shown = counter.get("/persons/" + id + "?done=ADDED").body();
    assertThat(shown)
        .contains("追加しました。", "李　秀英", "1964-07-07(昭和39年)", "0000000026", "木村　秀子", "届出")
        .contains("LEE SUYOUNG", "第1版", "窓口", "試験 花子");
    assertThat(counter.post("/persons", "q", "きむら").body()).contains("李　秀英", "通称 木村　秀子");
    assertThat(office.one("select kana from person where id = '%s'".formatted(id)))
        .isEqualTo("イ　スヨン");

    assertThat(add(id, "1964年7月7日", "").statusCode()).isEqualTo(302); // sent again: the same person
    assertThat(office.one("select count(*)::text from person")).isEqualTo("3");
  }

  @Test
  void a_day_of_another_era_is_offered_by_a_button_and_nothing_typed_is_lost() {
    counter.get("/persons/new");
    String id = UUID.randomUUID().toString();

    HttpResponse<String> refused = add(id, "昭和64年7月7日", "");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("M204", "昭和64年7月7日 は 平成元年7月7日 です。この日付を使いますか。")
        .contains("name=\"use\"", "value=\"birth=1989-07-07\"", "平成元年7月7日を使う", "李　秀英");

    assertThat(add(id, "昭和64年7月7日", "birth=1989-07-07").statusCode()).isEqualTo(302);
    assertThat(office.one("select birth_date from person where id = '%s'".formatted(id)))
        .isEqualTo("1989-07-07");
  }

  @Test
  void items_are_changed_with_who_when_and_why_and_taken_back() {
    String id = office.id("1007");
    assertThat(counter.get("/persons/" + id + "/items").body())
        .contains("value=\"髙橋　花子\"", "1988-02-29", "登録されています")
        .doesNotContain("990000000027");

    Counter.change(counter, id, 1, "name", "佐藤　花子", "former", "髙橋", "movedOut", "R8.9.30");

    String shown = counter.get("/persons/" + id).body();
    assertThat(shown).contains("佐藤　花子", "2026-09-30(令和8年)", "結婚の届出", "第2版", "自分の最後の変更を元に戻す");
    assertThat(counter.post("/persons", "q", "髙橋 花子").body()).contains("佐藤　花子", "旧氏 髙橋");
    assertThat(office.one("select count(*)::text from person where number_lookup is not null"))
        .isEqualTo("1");
    assertThat(office.browser(Role.COUNTER).get("/persons/" + id).body())
        .doesNotContain("自分の最後の変更を元に戻す");

    counter.get("/persons/" + id);
    counter.post("/persons/" + id + "/undo", "version", "2");
    assertThat(counter.get("/persons/" + id).body()).contains("<h1>髙橋　花子</h1>", "第3版", "元に戻した");
    assertThat(office.one("select count(*)::text from person_name")).isEqualTo("0");
    assertThat(
            office.one(
                """
                select string_agg(action, ' ' order by time)
                  from (select action, time from audit_entry
                         where action in ('person.change', 'person.undo')
                         order by time desc limit 2) as last
                """))
        .isEqualTo("person.change person.undo");
  }

  @Test
  void who_was_overtaken_is_told_what_differs_and_loses_nothing() {
    String id = office.id("1007");
    counter.get("/persons/" + id + "/items");
    Counter.change(counter, id, 1, "ledger", "2007");

    HttpResponse<String> stale =
        counter.post("/persons/" + id + "/versions", Counter.items(1, "name", "鈴木　花子"));

    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body())
        .contains("D621", "value=\"鈴木　花子\"", "value=\"2007\"")
        .containsPattern("宛名番号[\\s\\S]*1007[\\s\\S]*2007");
    assertThat(first(VERSION, stale.body())).isEqualTo("2");

    Counter.change(counter, id, 2, "name", "鈴木　花子", "ledger", "2007");
    assertThat(
            office.one(
                "select name || ledger_number || version from person where id = '%s'"
                    .formatted(id)))
        .isEqualTo("鈴木　花子20073");
  }

  @Test
  void numbers_are_checked_and_belong_to_one_person() {
    String id = office.id("1007");
    counter.get("/persons/" + id + "/items");
    assertThat(refused(id, "number", "990000000028")).contains("D610", "「個人番号」の検査数字");
    assertThat(refused(id, "ledger", "1014")).contains("D624");
    assertThat(refused(id, "name", "")).contains("D601", "「氏名」を入力してください");
    assertThat(refused(id, "died", "1970-01-01")).contains("D613");
    assertThat(refused(id, "died", "R8.12.31")).contains("D612");
    assertThat(refused(id, "aliasKana", "ヤマダ")).contains("D608", "「通称カナ」");
    assertThat(refused(id, "why", "")).contains("D616");
    assertThat(refused(id, "name", "髙橋　花子")).contains("D622");

    Counter.change(counter, id, 1, "number", "9900 0000 0035");
    assertThat(counter.post("/persons", "q", "990000000035").body()).contains("髙橋　花子");
    Counter.change(counter, id, 2, "noNumber", "true");
    assertThat(office.one("select count(*)::text from person where number_lookup is not null"))
        .isEqualTo("0");
  }

  @Test
  void doses_are_checked_again_when_the_person_changes() {
    String id = office.id("1007");
    office.dose("0000000017", id);
    counter.get("/persons/" + id + "/items");

    Counter.change(counter, id, 1, "movedOut", "2026-01-31");

    assertThat(office.one("select state from dose")).isEqualTo("TO_CHECK");
  }

  @Test
  void a_protected_person_is_changed_with_a_reason_only() {
    String id = office.id("1014");
    assertThat(counter.get("/persons/" + id + "/items").statusCode()).isEqualTo(422);
    assertThat(counter.post("/persons/" + id + "/items", "reason", "本人の届出").body())
        .contains("島袋　カメ", "value=\"本人の届出\"");
    var form =
        new ArrayList<>(List.of(Counter.items(1, "name", "島袋　カメ", "ledger", "1014", "number", "")));
    form.addAll(List.of("kana", "シマブクロ", "birth", "昭和6年8月不詳", "protected", "1"));
    assertThat(
            counter.post("/persons/" + id + "/versions", form.toArray(String[]::new)).statusCode())
        .isEqualTo(422);
    form.addAll(List.of("reason", "本人の届出"));

    HttpResponse<String> saved =
        counter.post("/persons/" + id + "/versions", form.toArray(String[]::new));

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body()).contains("変更しました。", "シマブクロ");
    assertThat(
            office.one(
                "select purpose from audit_entry where action = 'person.change' and purpose = '本人の届出'"))
        .isEqualTo("本人の届出");
  }

  @Test
  void addresses_are_kept_where_the_administrator_chose_to_and_deleted_where_no_longer() {
    String id = office.id("1007");
    counter.get("/persons/" + id + "/items");
    assertThat(refused(id, "address", "東京都千代田区見本町1-1")).contains("D615");
    assertThat(counter.get("/addresses").statusCode()).isEqualTo(403);
    StaffBrowser administrator = office.browser(Role.ADMINISTRATOR);
    assertThat(administrator.get("/addresses").body()).contains("住所を登録しない設定です。");
    administrator.post("/addresses", "kept", "true");
    assertThat(administrator.get("/addresses").body()).contains("data-kept=\"true\"", "試験 花子");

    counter.get("/persons/" + id + "/items");
    Counter.change(counter, id, 1, "address", "東京都千代田区見本町1-1");
    assertThat(counter.get("/persons/" + id).body()).contains("東京都千代田区見本町1-1");

    administrator.post("/addresses", "kept", "false");
    assertThat(office.one("select count(*)::text from person_address")).isEqualTo("0");
    assertThat(counter.get("/persons/" + id).body()).doesNotContain("見本町");
  }

  @Test
  void every_origin_and_reason_has_its_words() {
    var messages = new Messages();
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      for (Source.Origin each : Source.Origin.values()) {
        assertThat(messages.text("person.origin." + each, Map.of(), language)).isNotBlank();
      }
      for (ReissueReason each : ReissueReason.values()) {
        assertThat(messages.text("person.reissued." + each, Map.of(), language)).isNotBlank();
      }
      for (VoidReason each : VoidReason.values()) {
        assertThat(messages.text("person.void." + each, Map.of(), language)).isNotBlank();
      }
      for (PersonItem each : PersonItem.values()) {
        assertThat(messages.text("person.item." + each.key(), Map.of(), language)).isNotBlank();
      }
    }
  }

  private HttpResponse<String> add(String id, String born, String use) {
    return counter.post(
        "/persons/new",
        "id",
        id,
        "name",
        "李　秀英",
        "kana",
        "い　すよん",
        "birth",
        born,
        "sex",
        "2",
        "alias",
        "木村　秀子",
        "aliasKana",
        "キムラ　ヒデコ",
        "roman",
        "LEE SUYOUNG",
        "number",
        "",
        "ticket",
        "",
        "issued",
        "",
        "reissued",
        "",
        "why",
        "届出",
        "use",
        use);
  }

  private String refused(String id, String... typed) {
    HttpResponse<String> refused =
        counter.post("/persons/" + id + "/versions", Counter.items(1, typed));
    assertThat(refused.statusCode()).isIn(409, 422);
    return refused.body();
  }

  private static String first(Pattern pattern, String page) {
    var found = pattern.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
