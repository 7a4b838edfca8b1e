package vrs.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.Messages;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// The answer to a disclosure holds all that is held, and leaves only for a granted request (F13,
/// I8).
class AnswerRequestTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static TestZones zones;
  private static RequestDesk desk;
  private static String hanako;
  private static String kame;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    desk = new RequestDesk(database, zones);
    hanako = desk.person("1007");
    kame = desk.person("1014");
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void all_that_is_held_stands_in_the_answer() {
    String id = desk.granted(RequestKind.DISCLOSURE, hanako);

    HttpResponse<String> answer = answer(id, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("保有個人情報の開示", "髙橋　花子", "990000000027", "1988-02-29", "<dd>女</dd>")
        .contains("0000000017", "ミホンバックス筋注(架空)", "千代田区", "見本体育館", "見本　一郎")
        .contains("本人の項目の経過(すべての版)", "ファイルの取込", "2行目", "<dd>職域</dd>")
        .doesNotContain("whence", "of the file", "WORKPLACE")
        .doesNotContain("number_lookup", "search_key", desk.name + "</dd>");
  }

  @Test
  void as_a_file_it_opens_by_a_double_click_and_its_digest_stays_in_the_history()
      throws NoSuchAlgorithmException {
    String id = desk.granted(RequestKind.DISCLOSURE, hanako);

    HttpResponse<String> file = answer(id, ".csv");

    assertThat(file.body())
        .startsWith("\uFEFF区分,件,項目,内容\r\n")
        .contains("本人の項目,1,個人番号,990000000027\r\n");
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(file.body().getBytes(StandardCharsets.UTF_8));
    assertThat(file.headers().firstValue("Repr-Digest"))
        .hasValue("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
    assertThat(desk.page(id)).contains("SHA-256 " + HexFormat.of().formatHex(digest));
    assertThat(
            desk.all
                .sql(
                    """
                    select count(*) from audit_entry
                     where action = 'request.answer' and purpose like 'request %'
                       and details->>'digest' = :digest and subject is not null
                    """)
                .param("digest", HexFormat.of().formatHex(digest))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void who_looked_is_told_by_office_function_and_purpose_without_names() {
    desk.counter.get("/persons/" + hanako);
    String id = desk.granted(RequestKind.ACCESS_LOG, hanako);

    String answer = answer(id, "").body();

    assertThat(answer)
        .contains("閲覧記録の開示", "千代田区", "職員の氏名は記載していません")
        .contains(new Messages().text("audit.action.person.look", Map.of(), Locale.JAPANESE))
        .doesNotContain(desk.name + "</dd>");
  }

  @Test
  void of_a_protected_person_nothing_tells_about_whereabouts() {
    String id = desk.granted(RequestKind.DISCLOSURE, kame);

    String answer = answer(id, "").body();

    assertThat(answer)
        .contains("島袋　カメ", "支援措置のため記載しません")
        .doesNotContain("横浜", "見本　二郎", "2026-05-31", "141003");
  }

  @Test
  void of_a_protected_person_the_log_tells_no_other_office_and_no_purpose() {
    desk.all
        .sql(
            """
            insert into audit_entry (area, id, time, actor, device, action, purpose, subject, outcome, details)
            values ('131016', gen_random_uuid(), now(), 'x', 'x', 'dose.check', '横浜での接種', :subject, 'done',
                    '{"office": "141003"}')
            """)
        .param(
            "subject",
            zones.bean(Zone.LGWAN, Pseudonyms.class).of(RequestDesk.CHIYODA, UUID.fromString(kame)))
        .update();
    String id = desk.granted(RequestKind.ACCESS_LOG, kame);

    assertThat(answer(id, "").body())
        .contains("支援措置のため記載しません", "千代田区")
        .doesNotContain("横浜", "141003");
  }

  @Test
  void an_answer_leaves_only_for_a_granted_disclosure_and_can_not_be_undone() {
    String open = desk.received(RequestKind.DISCLOSURE, hanako);
    String correction = desk.granted(RequestKind.CORRECTION, hanako);
    String nobodys = desk.granted(RequestKind.DISCLOSURE, "");
    String granted = desk.granted(RequestKind.DISCLOSURE, hanako);

    assertThat(answer(open, "").body()).contains("Q102");
    assertThat(desk.audited("request.answer", "Q102")).isPositive();
    assertThat(answer(correction, "").body()).contains("Q102");
    assertThat(answer(nobodys, "").body()).contains("Q108");
    assertThat(answer(granted, "").statusCode()).isEqualTo(200);
    assertThat(desk.counter.post("/requests/" + granted + "/undo").body()).contains("Q105");
    desk.took(granted, "DONE");
    assertThat(answer(granted, "").body()).contains("Q102");
  }

  @Test
  void many_answers_in_a_short_time_are_refused() {
    String id = desk.granted(RequestKind.DISCLOSURE, hanako);
    var answers = zones.bean(Zone.LGWAN, AnswerRequest.class);
    var actor = actor();

    for (int i = 0; i < 20; i++) {
      answers.answer(actor, UUID.fromString(id), Locale.JAPANESE);
    }

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> answers.answer(actor, UUID.fromString(id), Locale.JAPANESE))
        .satisfies(
            refusal -> assertThat(refusal.reason()).isEqualTo(RequestReason.TOO_MANY_ANSWERS));
  }

  private static Actor actor() {
    return new Actor(
        Audience.MUNICIPALITY, RequestDesk.CHIYODA, UUID.randomUUID(), Set.of(Role.COUNTER), null);
  }

  @Test
  void nobody_can_change_a_step_that_was_taken() {
    desk.received(RequestKind.STOP, hanako);
    var lgwan = JdbcClient.create(database.of(Zone.LGWAN));

    // an erasure deletes them, with all else of the person
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> lgwan.sql("update request_step set step = 'DONE'").update())
        .withStackTraceContaining("permission denied");
  }

  /// Of a table that is added later, somebody has to say whether it is disclosed.
  @Test
  void every_table_that_names_a_person_is_in_the_answer() {
    List<String> disclosed = HeldData.KINDS.stream().map(HeldData.Kind::row).toList();

    assertThat(
            desk.all
                .sql(
                    """
                    select c.relname
                      from pg_class c
                      join pg_attribute a on a.attrelid = c.oid and a.attname = 'person'
                     where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                       and a.atttypid = 'uuid'::regtype
                    """)
                .query(String.class)
                .list())
        .filteredOn(table -> !disclosed.contains(table))
        // a nurse; the steps of a request, which the request stands for; what is to be erased; that
        // somebody else is somebody else
        .containsExactlyInAnyOrder("shift", "request_step", "erasure", "person_distinct");
  }

  @Test
  void every_column_of_what_is_held_is_labelled_opened_or_of_no_meaning_to_people() {
    var messages = new Messages();
    for (HeldData.Kind kind : HeldData.KINDS) {
      for (String column : columns(kind.row())) {
        if (!Disclosure.TECHNICAL.contains(column) && !column.equals("content")) {
          for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            assertThat(
                    messages
                        .find("held.item." + kind.row() + "." + column, language)
                        .or(() -> messages.find("held.item." + column, language)))
                .as("%s.%s", kind.row(), column)
                .isPresent();
          }
        }
      }
    }
  }

  private static List<String> columns(String table) {
    return desk.all
        .sql(
            """
            select attname from pg_attribute
             where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
            """)
        .param("table", table)
        .query(String.class)
        .list();
  }

  private static HttpResponse<String> answer(String id, String form) {
    desk.counter.get("/requests/" + id);
    return desk.counter.post("/requests/" + id + "/answer" + form);
  }
}
