package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.card.IndividualNumber;
import vrs.samples.Municipality;
import vrs.samples.RecipientsFile;
import vrs.samples.SampleWorld;
import vrs.samples.TextEncoding;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;

class ImportTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final String HEADER = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String HANAKO =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0\n";
  private static final String KAME =
      "131016,0000000025,1014,,﨑山　カメ,サキヤマ　カメ,1931-08-00,2,2025-12-10,,,0\n";

  @TempDir Path folder;
  private ImportDesk desk;

  @BeforeEach
  void clear() {
    desk = new ImportDesk(database, folder);
  }

  @Test
  void a_file_becomes_a_plan_then_persons_tickets_and_versions_with_a_receipt() {
    ImportBatch plan = desk.plan(CHIYODA, HEADER + HANAKO + KAME);
    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(2, 0, 0, 0, 0));
    assertThat(desk.count("person")).isZero();

    ImportBatch stored = desk.stored(CHIYODA, plan);

    assertThat(stored.receipt().orElseThrow().tookMillis()).isPositive();
    assertThat(desk.count("person")).isEqualTo(2);
    assertThat(desk.count("ticket")).isEqualTo(2);
    assertThat(
            desk.one(
                "select actor || origin || (origin_id = '%s') from person_version limit 1"
                    .formatted(plan.id())))
        .isEqualTo(ImportDesk.actor(CHIYODA).account() + "IMPORT" + "true");
    assertThat(desk.one("select count(*)::text from audit_entry where action = 'import.confirm'"))
        .isEqualTo("1");
  }

  @Test
  void an_individual_number_lies_sealed_and_is_found_by_its_look_up_value() {
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));

    var number = new IndividualNumber("990000000027");
    Person person =
        desk.areas.read(
            CHIYODA,
            area ->
                new Persons()
                    .byNumbers(area, List.of(PersonNumbers.lookup(desk.keys.of(area), number)))
                    .values()
                    .iterator()
                    .next());
    assertThat(person.name()).isEqualTo("髙橋　花子");
    byte[] sealed =
        JdbcClient.create(database.superuser())
            .sql("select number_sealed from person")
            .query(byte[].class)
            .single();
    assertThat(
            desk.keys
                .of(CHIYODA)
                .open(vrs.server.platform.SealedBytes.of(sealed), PersonNumbers.place(person.id())))
        .isEqualTo("990000000027".getBytes(UTF_8));
    assertThat(
            desk.one(
                "select count(*)::text from person_version where content::text ~ '990000000027'"))
        .isEqualTo("0");
  }

  @Test
  void names_stay_byte_for_byte_in_both_encodings() {
    String yoshida = HANAKO.replace("髙橋　花子", "\"𠮷\uFA19　\"\"花\"\"\\子\"");
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + yoshida));
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + KAME, FileInspection.CP932));

    assertThat(desk.one("select name from person where ledger_number = '1007'"))
        .isEqualTo("𠮷\uFA19　\"花\"\\子");
    assertThat(desk.one("select name from person where ledger_number = '1014'")).isEqualTo("﨑山　カメ");
  }

  @Test
  void the_same_file_is_the_same_import() {
    ImportBatch first = desk.plan(CHIYODA, HEADER + HANAKO);
    assertThat(desk.plan(CHIYODA, HEADER + HANAKO).id()).isEqualTo(first.id());

    ImportBatch stored = desk.stored(CHIYODA, first);

    assertThat(desk.plan(CHIYODA, HEADER + HANAKO)).isEqualTo(stored);
    assertThat(desk.stored(CHIYODA, first)).isEqualTo(stored);
    assertThat(desk.count("person_version")).isEqualTo(1);
  }

  @Test
  void a_later_file_changes_what_differs_and_keeps_the_earlier_values() {
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO + KAME));

    ImportBatch plan = desk.plan(CHIYODA, HEADER + HANAKO.replace("髙橋", "田中") + KAME);
    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(0, 1, 1, 0, 0));
    desk.stored(CHIYODA, plan);

    assertThat(desk.one("select name || version from person where ledger_number = '1007'"))
        .isEqualTo("田中　花子2");
    assertThat(
            desk.one(
                """
                select string_agg(content ->> 'name', ',' order by version)
                  from person_version where content ->> 'ledger' = '1007'
                """))
        .isEqualTo("髙橋　花子,田中　花子");
  }

  @Test
  void a_second_ticket_of_the_same_number_is_a_reissue() {
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));

    ImportBatch plan = desk.plan(CHIYODA, HEADER + HANAKO.replace("0000000017", "0000000099"));
    assertThat(plan.counts().changed()).isEqualTo(1);
    desk.stored(CHIYODA, plan);

    assertThat(desk.count("person")).isEqualTo(1);
    assertThat(desk.count("ticket")).isEqualTo(2);
  }

  @Test
  void keys_that_repeat_in_a_file_are_taken_from_neither_line() {
    ImportBatch plan =
        desk.plan(
            CHIYODA,
            HEADER
                + HANAKO
                + KAME
                + HANAKO.replace("1007", "1008").replace("990000000027", "")
                + KAME.replace("0000000025", "0000000033"));

    assertThat(rejections(plan)).containsExactly("2 D141 4", "3 D143 5", "4 D141 2", "5 D143 3");
    assertThat(plan.counts().fresh()).isZero();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.confirm(CHIYODA, plan.id()))
        .satisfies(
            refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.NOTHING_TO_STORE));
  }

  @Test
  void what_the_register_contradicts_is_rejected() {
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO + KAME));

    ImportBatch plan =
        desk.plan(
            CHIYODA,
            HEADER
                + KAME.replace(",,﨑", ",990000000027,﨑") // Hanako's number on Kame's ticket
                + HANAKO.replace("990000000027", "990000000035").replace("1988", "1992"));

    assertThat(rejections(plan)).containsExactly("2 D144 null", "3 D146 null");
    ImportBatch ledger = desk.plan(CHIYODA, HEADER + HANAKO.replace("1007", "1014"));
    assertThat(rejections(ledger)).containsExactly("2 D145 null");
  }

  @Test
  void wrong_lines_are_rejected_and_the_others_are_taken() {
    ImportBatch plan =
        desk.plan(
            CHIYODA, HEADER + HANAKO + KAME.replace("1931-08-00", "1931-02-30") + "131016,1,2\n");

    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(1, 0, 0, 2, 0));
    assertThat(rejections(plan)).containsExactly("3 D135 null", "4 D121 null");
  }

  @Test
  void the_plan_is_made_anew_when_a_person_changed_meanwhile() {
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));
    ImportBatch waiting = desk.plan(CHIYODA, HEADER + HANAKO.replace("髙橋", "田中"));
    ImportBatch faster = desk.plan(CHIYODA, HEADER + HANAKO.replace("髙橋", "佐藤"));
    desk.stored(CHIYODA, faster);

    assertThat(desk.confirm(CHIYODA, waiting.id()).phase()).isEqualTo(ImportPhase.WAITING);
    desk.planNext(CHIYODA);
    ImportBatch anew = desk.batch(CHIYODA, waiting.id());
    assertThat(anew.anew()).isTrue();
    assertThat(anew.planned().orElseThrow()).isAfter(waiting.planned().orElseThrow());
    assertThat(anew.counts().changed()).isEqualTo(1);
    assertThat(desk.one("select name from person")).isEqualTo("佐藤　花子");

    desk.stored(CHIYODA, waiting);
    assertThat(desk.one("select name || version from person")).isEqualTo("田中　花子3");
  }

  @Test
  void the_plan_is_made_anew_when_a_ticket_was_taken_meanwhile() {
    ImportBatch waiting = desk.plan(CHIYODA, HEADER + HANAKO + KAME);
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));

    assertThat(desk.confirm(CHIYODA, waiting.id()).phase()).isEqualTo(ImportPhase.WAITING);
    desk.planNext(CHIYODA);
    assertThat(desk.batch(CHIYODA, waiting.id()).counts())
        .isEqualTo(new ImportBatch.Counts(1, 0, 1, 0, 0));
    assertThat(desk.count("person")).isEqualTo(1);
  }

  @Test
  void another_municipality_neither_sees_nor_confirms_it() {
    ImportBatch plan = desk.plan(CHIYODA, HEADER + HANAKO);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.confirm(YOKOHAMA, plan.id()))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.NO_SUCH_IMPORT));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.plan(YOKOHAMA, HEADER + HANAKO))
        .satisfies(refusal ->
            assertThat(refusal.reason()).isEqualTo(ImportReason.ALL_OF_ANOTHER_MUNICIPALITY));

    desk.stored(CHIYODA, plan);
    assertThat(desk.one("select string_agg(distinct area, ',') from person")).isEqualTo("131016");
  }

  @Test
  void a_refused_file_leaves_an_audit_entry_and_nothing_else() {
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> desk.plan(CHIYODA, "氏名\n髙橋\n"));

    assertThat(desk.count("import_batch")).isZero();
    assertThat(desk.count("import_chunk")).isZero();
    assertThat(desk.one("select action || outcome from audit_entry"))
        .isEqualTo("import.uploadD108");
  }

  @Test
  void an_orphan_is_linked_when_its_ticket_becomes_known() {
    UUID dose = orphan("0000000017");

    ImportBatch stored = desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));

    assertThat(stored.receipt().orElseThrow().linked()).isEqualTo(1);
    assertThat(desk.one("select (person is not null) || ' ' || state || version from dose"))
        .isEqualTo("true TO_CHECK2");
    assertThat(
            desk.one("select dose || origin || version || (content ->> 'lot') from dose_version"))
        .isEqualTo(dose + "LINK2MH1001");
    assertThat(desk.one("select findings -> 0 ->> 'rule' from dose")).isEqualTo("D234");
  }

  @Test
  void an_orphan_whose_birth_date_was_entered_is_compared_when_it_is_linked() {
    orphan("0000000017");
    desk.update("update dose set entered_birth_date = '1988-02-29'");
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));
    assertThat(desk.one("select state || findings::text || (entered_birth_date is null) from dose"))
        .isEqualTo("ACCEPTED[]true");
  }

  @Test
  void an_orphan_of_another_birth_date_is_to_be_corrected_when_it_is_linked() {
    orphan("0000000017");
    desk.update("update dose set entered_birth_date = '1988-02-28'");
    desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));
    assertThat(desk.one("select state || ' ' || (findings -> 0 ->> 'rule') from dose"))
        .isEqualTo("TO_CORRECT D223");
  }

  @Test
  void what_waits_lies_sealed_and_is_deleted_when_it_expires() {
    ImportBatch plan = desk.plan(CHIYODA, HEADER + HANAKO);
    assertThat(
            desk.one(
                "select count(*)::text from import_chunk where position('%s'::bytea in sealed) > 0"
                    .formatted("髙橋")))
        .isEqualTo("0");

    JdbcClient.create(database.superuser())
        .sql("update import_batch set expires = now() - interval '1 second'")
        .update();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> desk.confirm(CHIYODA, plan.id()));
    desk.plan(CHIYODA, HEADER + KAME);
    assertThat(
            desk.one(
                "select count(*)::text from import_chunk where batch = '%s'".formatted(plan.id())))
        .isEqualTo("0");
  }

  @Test
  void ten_thousand_recipients_go_in() throws IOException {
    var world = SampleWorld.of(7, 20_000, 0);
    Municipality yokohama = Municipality.of("141003");
    var file = new ByteArrayOutputStream();
    RecipientsFile.write(file, TextEncoding.UTF_8_WITH_BOM, world.recipients(yokohama));

    long begun = System.nanoTime();
    ImportBatch plan = desk.plan(YOKOHAMA, file.toByteArray());
    long planned = System.nanoTime();
    ImportBatch stored = desk.stored(YOKOHAMA, plan);

    assertThat(stored.counts())
        .isEqualTo(new ImportBatch.Counts(world.recipients(yokohama).size(), 0, 0, 0, 0));
    assertThat(desk.count("person")).isEqualTo(12_000);
    System.out.printf(
        "planned in %d ms, confirmed in %d ms%n",
        (planned - begun) / 1_000_000, stored.receipt().orElseThrow().tookMillis());
  }

  private List<String> rejections(ImportBatch plan) {
    return desk.said(plan, ImportChunks.Kind.REJECTED);
  }

  private UUID orphan(String ticket) {
    UUID id = UUID.randomUUID();
    desk.areas.write(
        CHIYODA,
        area ->
            area.sql(
                    """
                    insert into dose (area, id, ticket, product, number, lot, given, given_in, site,
                                      doctor, state, version, recorded)
                    values (:area, :id, :ticket, 'MHN-12', 1, 'MH1001', '2026-01-20', '131016',
                            '見本体育館', '見本', 'TO_CHECK', 1, now())
                    """)
                .param("id", id)
                .param("ticket", ticket)
                .update());
    return id;
  }
}
