package vrs.server.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.server.staff.SignInTest.refused;
import static vrs.server.staff.Staff.CHIYODA;
import static vrs.server.staff.Staff.PASSWORD;
import static vrs.server.staff.Staff.codeOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.Actor;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class StaffDeedsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path keys;
  private final Staff staff = new Staff(database, Zone.LGWAN, keys);

  @Test
  void signing_in_being_refused_and_leaving_are_entered_under_the_accounts_id_without_names() {
    FirstAccounts.Sample hanako = staff.account(CHIYODA, Role.COUNTER);
    refused(
        StaffReason.SIGN_IN_REFUSED,
        () -> staff.signIn.password("131016", hanako.name(), "wrong password", "192.0.2.1"));
    SessionToken first = staff.signIn.password("131016", hanako.name(), PASSWORD, "192.0.2.1");
    refused(StaffReason.CODE_REFUSED, () -> staff.signIn.code(first, "no"));
    SessionToken whole = staff.signIn.code(first, codeOf(hanako.secondFactor(), 0));
    staff.signOut.end(whole);

    assertThat(deedsOf(hanako.account().toString()))
        .containsExactly(
            "session.refused A101", "session.open A102", "session.open done", "session.end done");
    assertThat(everythingEntered()).doesNotContain(hanako.name(), "花子");
  }

  @Test
  void what_an_administrator_does_is_entered_under_the_administrators_id() {
    FirstAccounts.Sample sample = staff.account(CHIYODA, Role.ADMINISTRATOR);
    FirstAccounts.Sample other = staff.account(CHIYODA, Role.COUNTER);
    Actor actor = Staff.actor(sample, Role.ADMINISTRATOR);
    staff.changeAccount.disable(actor, other.account(), true);
    staff.changeAccount.reset(actor, other.account());
    var hall = staff.manageSites.addSite(actor, "会場");
    staff.inviteDevice.invite(actor, hall, "受付1");

    assertThat(deedsOf(sample.account().toString()))
        .containsExactly(
            "account.disable done", "account.reset done", "site.add done", "device.invite done");
  }

  private static List<String> deedsOf(String actor) {
    return JdbcClient.create(database.superuser())
        .sql("select action || ' ' || outcome from audit_entry where actor = :actor order by time")
        .param("actor", actor)
        .query(String.class)
        .list();
  }

  private static String everythingEntered() {
    return String.join(
        "",
        JdbcClient.create(database.superuser())
            .sql("select audit_entry::text from audit_entry")
            .query(String.class)
            .list());
  }
}
