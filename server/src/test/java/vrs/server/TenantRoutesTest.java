package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vrs.samples.IndividualNumber;
import vrs.server.Attempt.Named;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// Through every door of every zone somebody tries to get at another municipality's data (C1).
///
/// Nothing of it stands in any answer, nothing of it has changed afterwards, and a refusal is the
/// same as if nobody had what was named. A new door fails this test until somebody has written down
/// in [StaffAttempts] or [PublicAttempts] how it is tried.
class TenantRoutesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String YOKOHAMA = "141003";
  private static TestZones zones;
  private static AreaRows rows;
  private static TestMunicipality theirs;
  private static List<Attempt> attempts;

  @BeforeAll
  static void fill() throws SQLException {
    var superuser = new SingleConnectionDataSource(database.superuser().getConnection(), true);
    var all = JdbcClient.create(superuser);
    zones = new TestZones(database, folder, EnumSet.allOf(Zone.class));
    var mine = new TestMunicipality(zones, all, "131016", "千代田", "チヨダ　ハナコ", 6);
    theirs = new TestMunicipality(zones, all, YOKOHAMA, "横浜秘密", "ヨコハマ　ハナコ", 7);
    rows = new AreaRows(all, YOKOHAMA);
    attempts = attempts(mine);
  }

  private static List<Attempt> attempts(TestMunicipality mine) {
    var prefecture = new AreaCode("140007");
    StaffBrowser prefectures = zones.signedIn(prefecture, Role.ADMINISTRATOR);
    StaffBrowser agency = zones.signedIn(AreaCode.AGENCY, Role.ADMINISTRATOR);
    StaffBrowser auditor = zones.signedIn(AreaCode.AGENCY, Role.AUDITOR);
    var lgwan = new StaffAttempts(Zone.LGWAN, mine.administrator, forger(mine.administrator));
    var administration = new StaffAttempts(Zone.ADMINISTRATION, prefectures, forger(prefectures));
    var internet = new PublicAttempts(zones.address(Zone.INTERNET), mine);
    return Stream.of(
            lgwan.everywhere(mine.mark),
            lgwan.municipal(mine.mark, "チヨダ", theirs.recipients),
            lgwan.requests(mine.mark),
            new ErasureAttempts(lgwan).municipal(mine.mark),
            new QualityAttempts(lgwan).municipal(),
            lgwan.practice(zones.signedIn(new AreaCode("131016"), Role.COUNTER)),
            administration.everywhere("試験"),
            administration.national(agency, auditor),
            new ErasureAttempts(administration).national(),
            internet.anyone(),
            internet.site(),
            Stream.of(
                Attempt.of(
                    "GET /error",
                    Zone.WORKER,
                    404,
                    _ ->
                        Answer.of(
                            HttpRequest.newBuilder(zones.address(Zone.WORKER).resolve("/error"))))))
        .flatMap(each -> each)
        .toList();
  }

  /// The own session, said to be the other municipality's.
  private static StaffBrowser forger(StaffBrowser own) {
    var forger = new StaffBrowser(own.address());
    own.cookies.forEach((name, value) ->
        forger.cookies.put(
            name, name.endsWith("-session") ? YOKOHAMA + value.substring(6) : value));
    forger.get("/sign-in");
    return forger;
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void every_door_is_tried_in_every_zone() throws ClassNotFoundException {
    Set<String> doors =
        Route.all().stream()
            .flatMap(route -> route.zones().stream().map(zone -> route + " in " + zone))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(attempts.stream().map(Attempt::toString).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(doors);
  }

  @Test
  void there_is_something_in_every_table_to_get_at() {
    assertThat(rows.emptyTables()).isEmpty();
    assertThat(rows.recognisable())
        .contains("横浜秘密　花子", "7777777771", theirs.the(Thing.DOSE), "7141003");
  }

  @TestFactory
  Stream<DynamicTest> nothing_of_yokohama_is_read_written_or_counted() {
    return attempts.stream()
        .map(attempt -> DynamicTest.dynamicTest(attempt.toString(), () -> check(attempt)));
  }

  private static void check(Attempt attempt) {
    var named = new Named(theirs.things);
    AreaRows.Picture before = rows.picture();

    Answer answer = attempt.knock().apply(named);

    assertThat(answer.status()).as(answer.text()).isEqualTo(attempt.status());
    assertThat(answer.text()).contains(attempt.shows());
    String told = named.without(answer.text() + answer.headers());
    assertThat(attempt.isOfTheLog() ? rows.recognisableButInTheLog() : rows.recognisable())
        .filteredOn(told::contains)
        .isEmpty();
    assertThat(rows.changes(before)).isSubsetOf(attempt.opens());

    if (attempt.comparable()) {
      var nobodys = new Named(nobodys());
      Answer other = attempt.knock().apply(nobodys);
      assertThat(other.status()).isEqualTo(answer.status());
      assertThat(comparable(nobodys.without(other.text())))
          .isEqualTo(comparable(named.without(answer.text())));
    }
  }

  /// Names of the same form that nothing has.
  private static Map<Thing, String> nobodys() {
    var things = new EnumMap<Thing, String>(Thing.class);
    for (Thing thing : Thing.values()) {
      things.put(thing, UUID.randomUUID().toString());
    }
    things.put(Thing.AREA, YOKOHAMA);
    things.put(Thing.ACCOUNT_NAME, "nobody");
    things.put(Thing.SET_UP_CODE, YOKOHAMA + "-AAAAA-AAAAA-AAAAA");
    things.put(Thing.ENROLMENT_CODE, YOKOHAMA + "-AAAAA-AAAAA-AAAAA");
    things.put(Thing.KANA, "ダレモ　イナイ");
    things.put(Thing.LEDGER_NUMBER, "88888881");
    things.put(Thing.INDIVIDUAL_NUMBER, IndividualNumber.invented(8).digits());
    things.put(Thing.TICKET, "8888888881");
    things.put(Thing.LINE, "21" + YOKOHAMA + "8888888881");
    return things;
  }

  /// Without what differs from one answer to the next: ids, times, and what is random.
  private static String comparable(String text) {
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
        .replaceAll("[A-Za-z0-9_-]{40,}={0,2}", "<random>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
        .replaceAll("<id>\\.\\d{10}", "<nonce>");
  }
}
