package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vrs.server.Thing.ACCOUNT;
import static vrs.server.Thing.ACCOUNT_NAME;
import static vrs.server.Thing.AREA;
import static vrs.server.Thing.DEMAND;
import static vrs.server.Thing.DEVICE;
import static vrs.server.Thing.HANDOVER;
import static vrs.server.Thing.IMPORT;
import static vrs.server.Thing.INDIVIDUAL_NUMBER;
import static vrs.server.Thing.KANA;
import static vrs.server.Thing.LEDGER_NUMBER;
import static vrs.server.Thing.NOTICE;
import static vrs.server.Thing.PERSON;
import static vrs.server.Thing.PLAN;
import static vrs.server.Thing.REQUEST;
import static vrs.server.Thing.SET_UP_CODE;
import static vrs.server.Thing.SITE;
import static vrs.server.Thing.SITE_PERSON;
import static vrs.server.Thing.TICKET;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import vrs.server.Attempt.Named;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// What staff of one office try on the screens to get at another municipality's data: its ids in
/// addresses and forms, its area in every query, a session that names it.
final class StaffAttempts {
  private final Zone zone;
  final StaffBrowser staff;
  private final StaffBrowser forger;

  /// @param staff an administrator who is signed in
  /// @param forger at a browser of the same zone, with the other municipality's area in a cookie
  StaffAttempts(Zone zone, StaffBrowser staff, StaffBrowser forger) {
    this.zone = zone;
    this.staff = staff;
    this.forger = forger;
  }

  /// The doors that staff of every office have.
  ///
  /// @param own what stands on the pages of the own office
  Stream<Attempt> everywhere(String own) {
    return Stream.of(
        get(200, "/"),
        get(200, "/accounts").showing(own),
        post(200, "/accounts", "name", "newcomer", "displayName", "新人", "roles", "ADMINISTRATOR")
            .once(),
        post(404, "/accounts/{id}", ACCOUNT, "displayName", "乗取り", "roles", "ADMINISTRATOR"),
        post(404, "/accounts/{id}/disabled", ACCOUNT, "disabled", "true"),
        post(404, "/accounts/{id}/reset", ACCOUNT, "displayName", "乗取り"),
        get(200, "/assets/{file}", "staff.css"),
        get(404, "/error"),
        get(404, PublicAttempts.FONT, "unknown.css"),
        get(200, "/set-up"),
        post(401, "/set-up", "code", SET_UP_CODE),
        post(
            401,
            "/set-up/finish",
            "code",
            SET_UP_CODE,
            "password",
            "another long one",
            "repeated",
            "another long one",
            "factor",
            "000000"),
        get(200, "/sign-in"),
        of(
                401,
                "POST /sign-in",
                named ->
                    send(
                        staff,
                        staff.request(
                            "/sign-in",
                            List.of(
                                "office",
                                named.the(AREA),
                                "name",
                                named.the(ACCOUNT_NAME),
                                "password",
                                "a wrong password"))))
            .opening("audit_entry"),
        get(200, "/sign-in/code"),
        of(
            401,
            "POST /sign-in/code",
            _ -> send(forger, forger.request("/sign-in/code", List.of("code", "000000")))),
        of(302, "POST /sign-out", _ -> send(forger, forger.request("/sign-out", List.of()))));
  }

  /// The doors of municipal staff.
  ///
  /// @param own what stands on the pages of the own municipality
  /// @param kana how the own person's name begins
  /// @param theirFile a recipients file that the other municipality has imported
  Stream<Attempt> municipal(String own, String kana, String theirFile) {
    return Stream.of(
        get(200, "/agreement").showing(own),
        post(302, "/agreement", "terms", "MAIN", "agreed", "false", "reference", "取下げ").once(),
        get(200, "/devices").showing(own),
        post(404, "/devices/codes", "site", SITE, "label", "受付"),
        post(404, "/devices/people", "site", SITE, "displayName", "看護師", "pin", "280617"),
        post(404, "/devices/people/{id}/disabled", SITE_PERSON, "disabled", "true"),
        post(404, "/devices/people/{id}/pin", SITE_PERSON, "pin", "280618"),
        post(302, "/devices/sites", "name", "新しい会場").once(),
        post(404, "/devices/{id}/blocked", DEVICE, "blocked", "true"),
        get(200, "/shifts").showing(own),
        get(200, "/imports"),
        of(
            302,
            "POST /imports",
            _ ->
                send(
                    staff,
                    staff.uploading(
                        "/imports", "file", new ByteArrayInputStream(theirFile.getBytes(UTF_8))))),
        get(404, "/imports/{id}", IMPORT),
        get(404, "/imports/{id}", PLAN),
        post(404, "/imports/{id}/confirm", IMPORT),
        post(404, "/imports/{id}/confirm", PLAN),
        get(404, "/imports/{id}/progress", PLAN),
        post(404, "/imports/{id}/cancel", PLAN),
        get(404, "/imports/{id}/undo", IMPORT),
        post(404, "/imports/{id}/undo", IMPORT, "removed", "1", "restored", "0", "stayed", "0"),
        get(404, "/imports/{id}/errors.csv", PLAN),
        get(200, "/handovers").showing("台帳への取込"),
        get(404, "/handovers/{id}", HANDOVER),
        post(404, "/handovers/{id}/file", HANDOVER, "reason", "点検"),
        post(404, "/handovers/{id}/confirm", HANDOVER, "digest", "000000"),
        get(200, "/handovers/ledger"),
        // The id is the sender's to choose: in the own area it is free.
        post(
                302,
                "/handovers/ledger",
                "id",
                HANDOVER,
                "form",
                "LONG",
                "format",
                "UTF8",
                "reason",
                "点検")
            .once(),
        get(200, "/handovers/backup").showing(own),
        post(302, "/handovers/backup", "id", HANDOVER, "reason", "点検").once(),
        of(
                302,
                "POST /handovers/backup/key",
                _ ->
                    send(
                        staff,
                        staff.uploading(
                            "/handovers/backup/key",
                            "file",
                            new ByteArrayInputStream(
                                TestMunicipality.BACKUP_KEY.publicPem().getBytes(UTF_8)))))
            .once(),
        post(302, "/handovers/backup/schedule", "rhythm", "OFF").once(),
        post(422, "/handovers/backup/run"),
        get(200, "/persons"),
        post(200, "/persons", "q", kana).showing(own),
        post(200, "/persons", "q", KANA),
        post(200, "/persons", "q", TICKET),
        post(200, "/persons", "q", INDIVIDUAL_NUMBER),
        post(200, "/persons", "q", LEDGER_NUMBER),
        get(200, "/persons/new"),
        post(
                302,
                "/persons/new",
                "id",
                UUID.randomUUID().toString(),
                "name",
                "追加　花子",
                "birth",
                "2001-01-01",
                "sex",
                "2",
                "why",
                "届出")
            .once(),
        get(404, "/persons/{id}/items", PERSON),
        post(404, "/persons/{id}/items", PERSON, "reason", "本人の申請"),
        post(
            404,
            "/persons/{id}/versions",
            PERSON,
            "version",
            "1",
            "name",
            "乗取　花子",
            "birth",
            "2001-01-01",
            "sex",
            "2",
            "why",
            "届出"),
        post(404, "/persons/{id}/tickets", PERSON, "version", "1", "reissued", "1"),
        post(
            404,
            "/persons/{id}/tickets/void",
            PERSON,
            "version",
            "1",
            "number",
            TICKET,
            "voidReason",
            "1"),
        post(404, "/persons/{id}/undo", PERSON, "version", "1"),
        get(200, "/addresses"),
        post(302, "/addresses", "kept", "false").once(),
        get(404, "/persons/{id}", PERSON),
        post(404, "/persons/{id}", PERSON, "reason", "本人の申請"),
        of(
            404,
            "POST /persons/{id}/notices/{notice}",
            named ->
                send(
                    staff,
                    staff.request(
                        "/persons/%s/notices/%s".formatted(named.the(PERSON), named.the(NOTICE)),
                        List.of("told", "true")))));
  }

  /// The doors of municipal staff to requests of persons, and to the demands of the municipality.
  ///
  /// @param own what stands on the pages of the own municipality
  Stream<Attempt> requests(String own) {
    return Stream.of(
        get(200, "/requests").showing(own),
        get(200, "/requests/new").once(),
        post(
                404,
                "/requests",
                "id",
                "00000000-0000-4000-8000-000000000001",
                "kind",
                "DISCLOSURE",
                "origin",
                "COUNTER",
                "received",
                "2026-01-05",
                "person",
                PERSON,
                "name",
                "乗取り",
                "contact",
                "見本町")
            .once(),
        get(404, "/requests/{id}", REQUEST),
        post(404, "/requests/{id}", REQUEST, "reason", "本人の申請"),
        post(404, "/requests/{id}/steps", REQUEST, "step", "NOTED", "text", "乗取り"),
        post(404, "/requests/{id}/undo", REQUEST),
        post(404, "/requests/{id}/answer", REQUEST),
        post(404, "/requests/{id}/answer.csv", REQUEST),
        get(200, "/demands").showing(own).once(),
        post(
                302,
                "/demands",
                "id",
                "00000000-0000-4000-8000-000000000002",
                "title",
                "件名",
                "text",
                "内容",
                "urgency",
                "STOPS")
            .once(),
        get(404, "/demands/{id}", DEMAND),
        post(404, "/demands/{id}/messages", DEMAND, "text", "乗取り").once());
  }

  /// The doors of prefectures, agency and auditors, whose law names what they see.
  Stream<Attempt> national(StaffBrowser agency, StaffBrowser auditor) {
    return Stream.of(
        // Demands are made to the agency (H8); here a prefecture asks for them.
        get(403, "/demand-desk"),
        of(
            403,
            "GET /demand-desk/{municipality}/{id}",
            named ->
                Answer.of(
                    staff.withCookies(
                        HttpRequest.newBuilder(staff.address().resolve(thread(named))).GET()))),
        of(
            403,
            "POST /demand-desk/{municipality}/{id}/messages",
            named ->
                send(staff, staff.request(thread(named) + "/messages", List.of("text", "乗取り")))),
        of(
            403,
            "POST /demand-desk/{municipality}/{id}/published",
            named ->
                send(
                    staff,
                    staff.request(
                        thread(named) + "/published",
                        List.of("sequence", "1", "published", "true")))),
        get(200, "/statistics"),
        of(
                302,
                "POST /statistics/releases",
                _ -> send(agency, agency.request("/statistics/releases", List.of())))
            .once(),
        of(
                200,
                "GET /api/v1/audit/archive",
                _ ->
                    send(
                        auditor,
                        HttpRequest.newBuilder(
                                auditor
                                    .address()
                                    .resolve("/api/v1/audit/archive?purpose=inspection"))
                            .GET()))
            .once());
  }

  /// The buttons of practice, where somebody else of the office is.
  Stream<Attempt> practice(StaffBrowser trainee) {
    return Stream.of("/practice", "/practice/reset", "/practice/end")
        .map(path ->
            of(
                    302,
                    "POST " + path,
                    named ->
                        send(
                            trainee,
                            trainee.request(
                                path, List.of("area", named.the(AREA), "office", named.the(AREA)))))
                .once());
  }

  private static String thread(Named named) {
    return "/demand-desk/" + named.the(AREA) + "/" + named.the(DEMAND);
  }

  /// @param places for the route's variables: a thing of somebody's, or a text
  Attempt get(int status, String route, Object... places) {
    return of(
        status,
        "GET " + route,
        named -> {
          String path =
              Route.filled(route, Arrays.stream(places).map(each -> text(named, each)).toList());
          String query = "?area=%1$s&office=%1$s".formatted(named.the(AREA));
          return send(staff, HttpRequest.newBuilder(staff.address().resolve(path + query)).GET());
        });
  }

  /// @param fields names and values in turn, after what fills the route's variables if it has some;
  ///   a value may be a thing of somebody's
  Attempt post(int status, String route, Object... fields) {
    int first = (int) route.chars().filter(c -> c == '{').count();
    return of(
        status,
        "POST " + route,
        named -> {
          var form = new ArrayList<>(List.of("area", named.the(AREA), "office", named.the(AREA)));
          for (int i = first; i < fields.length; i++) {
            form.add(text(named, fields[i]));
          }
          String path =
              Route.filled(
                  route,
                  Arrays.stream(fields).limit(first).map(each -> text(named, each)).toList());
          return send(staff, staff.request(path, form));
        });
  }

  Attempt of(int status, String route, Function<Named, Answer> knock) {
    return Attempt.of(route, zone, status, knock);
  }

  private static String text(Named named, Object value) {
    return value instanceof Thing thing ? named.the(thing) : value.toString();
  }

  static Answer send(StaffBrowser browser, HttpRequest.Builder request) {
    return Answer.of(browser.withCookies(request));
  }
}
