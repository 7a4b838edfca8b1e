package vrs.server.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMapping;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Messages;
import vrs.server.platform.Nation;
import vrs.server.platform.OpenTo;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// The named ways out of the register, and that what was taken out does not stay here (I8).
class ExitTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static LedgerDesk desk;

  @BeforeAll
  static void start() {
    desk = new LedgerDesk(database, folder);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @BeforeEach
  void register() {
    desk.empty();
    desk.dose(1, desk.person(1, "0007", "髙橋　花子"), 1, "会場", "医".repeat(21));
  }

  @Test
  void each_has_a_name_in_both_languages_and_the_database_knows_no_other() {
    var messages = new Messages();
    for (Exit exit : Exit.values()) {
      for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
        assertThat(messages.text("handover.exit." + exit, Map.of(), language)).isNotBlank();
      }
    }
    String known =
        desk.superuser
            .sql(
                """
                select pg_get_constraintdef(oid) from pg_constraint
                 where conrelid = 'vrs.handover'::regclass and pg_get_constraintdef(oid) ~ 'BACKUP'
                """)
            .query(String.class)
            .single();
    assertThat(Arrays.stream(known.split("'")).filter(word -> word.matches("[A-Z_]+")))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Exit.values()).map(Exit::name).toList());
  }

  @Test
  void every_door_of_the_room_needs_the_right_and_one_of_them_gives_files_out() {
    var doors =
        Set.of(HandoverPages.class, LedgerPages.class, BackupPages.class).stream()
            .flatMap(pages -> Arrays.stream(pages.getDeclaredMethods()))
            .filter(method ->
                Arrays.stream(method.getAnnotations())
                    .anyMatch(
                        each -> each.annotationType().isAnnotationPresent(RequestMapping.class)))
            .collect(Collectors.toSet());

    assertThat(doors)
        .hasSize(11)
        .allSatisfy(door -> {
          OpenTo open = door.getAnnotation(OpenTo.class);
          assertThat(open.zone()).containsExactly(Zone.LGWAN);
          assertThat(open.roles()).containsExactly(Exit.RIGHT);
        });
    assertThat(doors)
        .filteredOn(
            door -> Arrays.asList(door.getParameterTypes()).contains(HttpServletResponse.class))
        .extracting(Method::getName)
        .containsExactly("download");
  }

  @Test
  void who_lacks_the_right_takes_nothing_out_whatever_door_leads_there() {
    Handover handover = desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8));
    Actor administrator = desk.administrator();
    var counter =
        new Actor(
            administrator.audience(),
            administrator.office(),
            administrator.account(),
            Set.of(Role.COUNTER),
            null);

    refused(() ->
        desk.zones
            .bean(Zone.LGWAN, PrepareLedger.class)
            .prepare(counter, desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)));
    refused(() ->
        desk.zones.bean(Zone.LGWAN, DownloadHandover.class).begin(counter, handover.id(), "点検"));
  }

  private static void refused(ThrowingCallable attempt) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(attempt)
        .satisfies(no -> assertThat(no.reason()).isEqualTo(PlatformReason.NOT_YOURS));
  }

  @Test
  void after_seven_days_the_worker_deletes_the_content_and_keeps_what_was_received() {
    Handover received = desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));
    desk.receive(received);
    Handover never = desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));
    Handover fresh = desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8));
    desk.superuser
        .sql("update handover set expires = now() - interval '1 second' where id <> :id")
        .param("id", fresh.id())
        .update();

    delete();

    assertThat(pieces(never)).isEmpty();
    assertThat(pieces(received)).containsExactly("DELIVERED");
    assertThat(pieces(fresh)).containsExactly("DELIVERED", "FILE");
    assertThat(
            desk.superuser
                .sql("select count(*) from handover where deleted is not null")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    desk.dose(2, desk.person(2, "0014", "山﨑　健"), 1, "会場", "医師");
    assertThat(desk.lines(desk.prepare(desk.changes(Exit.LEDGER_WIDE)))).hasSize(1);
  }

  @Test
  void of_two_received_files_the_rows_of_the_earlier_are_forgotten() {
    Handover first = desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));
    desk.receive(first);
    Handover second = desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));
    desk.receive(second);

    assertThat(pieces(first)).containsExactly("FILE", "NOTES");
    assertThat(pieces(second)).containsExactly("DELIVERED", "FILE", "NOTES");
  }

  private static void delete() {
    var worker = database.of(Zone.WORKER);
    new DeleteExpired(new Nation(worker), new Areas(worker)).delete();
  }

  private static List<String> pieces(Handover handover) {
    return desk.superuser
        .sql("select kind from handover_piece where handover = :id order by kind")
        .param("id", handover.id())
        .query(String.class)
        .list();
  }
}
