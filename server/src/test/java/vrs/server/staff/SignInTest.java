package vrs.server.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vrs.server.staff.Staff.CHIYODA;
import static vrs.server.staff.Staff.PASSWORD;
import static vrs.server.staff.Staff.TOKYO;
import static vrs.server.staff.Staff.codeOf;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class SignInTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path keys;
  private static final String HERE = "192.0.2.1";
  private final Staff staff = new Staff(database, Zone.LGWAN, keys);
  private final FirstAccounts.Sample hanako =
      staff.account(CHIYODA, Role.ADMINISTRATOR, Role.COUNTER);

  @Test
  void password_and_second_factor_open_a_session_with_the_accounts_roles() {
    SessionToken first = password(PASSWORD);
    SessionToken whole = staff.signIn.code(first, codeOf(hanako.secondFactor(), 0));

    assertThat(session(whole)).isPresent();
    assertThat(session(whole).orElseThrow().whole()).isTrue();
    assertThat(session(whole).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.COUNTER);
  }

  @Test
  void the_password_alone_opens_nothing() {
    assertThat(session(password(PASSWORD)).orElseThrow().whole()).isFalse();
  }

  @Test
  void each_step_gives_a_new_token_and_the_first_is_worthless_afterwards() {
    SessionToken first = password(PASSWORD);
    SessionToken whole = staff.signIn.code(first, codeOf(hanako.secondFactor(), 0));

    assertThat(whole).isNotEqualTo(first);
    assertThat(session(first)).isEmpty();
    refused(StaffReason.SIGN_IN_AGAIN, () -> staff.signIn.code(first, "000000"));
  }

  @Test
  void wrong_password_unknown_name_and_wrong_office_are_refused_with_the_same_words() {
    refused(StaffReason.SIGN_IN_REFUSED, () -> password("something else entirely"));
    refused(StaffReason.SIGN_IN_REFUSED, () -> signIn("131016", "nobody", PASSWORD));
    refused(StaffReason.SIGN_IN_REFUSED, () -> signIn("131016", "' or 1=1 --", PASSWORD));
    refused(StaffReason.SIGN_IN_REFUSED, () -> signIn("141003", hanako.name(), PASSWORD));
    refused(StaffReason.SIGN_IN_REFUSED, () -> signIn("131017", hanako.name(), PASSWORD));
  }

  @Test
  void an_office_of_another_zone_is_refused_like_a_wrong_password() {
    var administration = new Staff(database, Zone.ADMINISTRATION, keys);
    FirstAccounts.Sample governor = administration.account(TOKYO, Role.STATISTICIAN);

    refused(StaffReason.SIGN_IN_REFUSED, () -> signIn("130001", governor.name(), PASSWORD));
    refused(
        StaffReason.SIGN_IN_REFUSED,
        () -> administration.signIn.password("131016", hanako.name(), PASSWORD, HERE));
    assertThat(administration.signIn.password("130001", governor.name(), PASSWORD, HERE))
        .isNotNull();
  }

  @Test
  void a_code_is_good_once() {
    String code = codeOf(hanako.secondFactor(), 0);
    staff.signIn.code(password(PASSWORD), code);

    SessionToken second = password(PASSWORD);
    refused(StaffReason.CODE_REFUSED, () -> staff.signIn.code(second, code));
  }

  @Test
  void a_wrong_code_leaves_the_password_step_standing() {
    SessionToken first = password(PASSWORD);
    refused(
        StaffReason.CODE_REFUSED, () -> staff.signIn.code(first, codeOf(hanako.secondFactor(), 5)));

    assertThat(staff.signIn.code(first, codeOf(hanako.secondFactor(), 1))).isNotNull();
  }

  @Test
  void codes_can_be_guessed_five_times_in_a_row_only() {
    SessionToken first = password(PASSWORD);
    for (int i = 0; i < 5; i++) {
      refused(StaffReason.CODE_REFUSED, () -> staff.signIn.code(first, "no"));
    }
    refused(
        StaffReason.TOO_MANY_ATTEMPTS,
        () -> staff.signIn.code(first, codeOf(hanako.secondFactor(), 0)));
  }

  @Test
  void passwords_can_be_guessed_ten_times_from_an_address_and_the_person_still_comes_in() {
    for (int i = 0; i < 10; i++) {
      refused(StaffReason.SIGN_IN_REFUSED, () -> password("wrong password"));
    }
    refused(StaffReason.TOO_MANY_ATTEMPTS, () -> password(PASSWORD));

    assertThat(staff.signIn.password("131016", hanako.name(), PASSWORD, "192.0.2.2")).isNotNull();
  }

  @Test
  void a_disabled_account_neither_signs_in_nor_keeps_its_session() {
    SessionToken whole = whole();
    staff.changeAccount.disable(otherAdministrator(), hanako.account(), true);

    assertThat(session(whole)).isEmpty();
    refused(StaffReason.SIGN_IN_REFUSED, () -> password(PASSWORD));
  }

  @Test
  void a_role_that_was_taken_away_is_gone_from_the_running_session() {
    SessionToken whole = whole();
    staff.changeAccount.roles(
        otherAdministrator(), hanako.account(), "試験 花子", Set.of(Role.COUNTER));

    assertThat(session(whole).orElseThrow().roles()).containsExactly(Role.COUNTER);
  }

  @Test
  void a_session_ends_at_sign_out_after_idleness_and_after_a_day() {
    SessionToken left = whole();
    staff.signOut.end(left);
    assertThat(session(left)).isEmpty();

    assertThat(session(freshAgedBy("seen_at", "31 minutes"))).isEmpty();
    assertThat(session(freshAgedBy("opened_at", "10 hours 1 minute"))).isEmpty();
  }

  @Test
  void the_password_step_holds_for_five_minutes() {
    SessionToken first = password(PASSWORD);
    aged("opened_at", "6 minutes");

    refused(
        StaffReason.SIGN_IN_AGAIN,
        () -> staff.signIn.code(first, codeOf(hanako.secondFactor(), 0)));
  }

  @Test
  void only_the_hash_of_a_token_is_stored() {
    SessionToken whole = whole();
    long found =
        JdbcClient.create(database.superuser())
            .sql("select count(*) from session where token_hash = :secret")
            .param("secret", whole.secret())
            .query(Long.class)
            .single();

    assertThat(found).isZero();
    assertThat(whole.toString()).isEqualTo("[hidden]");
    assertThat(SessionToken.ofCookie(whole.cookie())).contains(whole);
  }

  @Test
  void neither_zone_reads_the_accounts_of_the_others_offices() {
    var administration = new Staff(database, Zone.ADMINISTRATION, keys);

    assertThat(administration.areas.read(CHIYODA, administration.accounts::all)).isEmpty();
    assertThat(staff.areas.read(CHIYODA, staff.accounts::all)).isNotEmpty();
  }

  private SessionToken freshAgedBy(String column, String interval) {
    JdbcClient.create(database.superuser()).sql("update account set code_step = 0").update();
    SessionToken token = whole();
    aged(column, interval);
    return token;
  }

  private void aged(String column, String interval) {
    JdbcClient.create(database.superuser())
        .sql(
            "update session set "
                + column
                + " = now() - interval '"
                + interval
                + "' where account = :account")
        .param("account", hanako.account())
        .update();
  }

  private SessionToken whole() {
    return staff.signIn.code(password(PASSWORD), codeOf(hanako.secondFactor(), 0));
  }

  private Actor otherAdministrator() {
    return Staff.actor(staff.account(CHIYODA, Role.ADMINISTRATOR), Role.ADMINISTRATOR);
  }

  private SessionToken password(String password) {
    return signIn("131016", hanako.name(), password);
  }

  private SessionToken signIn(String office, String name, String password) {
    return staff.signIn.password(office, name, password, HERE);
  }

  private Optional<Sessions.Session> session(SessionToken token) {
    AreaCode area = token.area();
    return staff.areas.read(area, own -> staff.sessions.find(own, token));
  }

  static void refused(StaffReason reason, ThrowingCallable deed) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(deed)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
