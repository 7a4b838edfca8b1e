package vrs.server.staff;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Role;

/// The table of sessions. A session is found only while it holds: 30 minutes after it was last
/// used, 10 hours after it began, 5 minutes while the second factor is awaited, and only while the
/// account is not disabled. Roles are read with it each time, so a change counts from the next
/// request.
@Component
final class Sessions {

  /// @param whole false while the second factor is awaited
  /// @param practice whether the person practises (研修)
  /// @param unseen whether the last use was noted more than a minute ago
  record Session(
      UUID account,
      String displayName,
      Set<Role> roles,
      boolean whole,
      boolean practice,
      boolean unseen) {
    Session {
      roles = Set.copyOf(roles);
    }
  }

  void open(Area area, SessionToken token, UUID account, boolean whole) {
    area.sql(
            """
            insert into session (area, token_hash, account, whole)
            values (:area, :hash, :account, :whole)
            """)
        .param("hash", token.hash())
        .param("account", account)
        .param("whole", whole)
        .update();
  }

  Optional<Session> find(Area area, SessionToken token) {
    return area.sql(
            """
            select s.account, a.display_name, array_to_string(a.roles, ',') as roles, s.whole,
                   s.practice, s.seen_at < now() - interval '1 minute' as unseen
              from session s
              join account a on a.area = s.area and a.id = s.account
             where s.area = :area and s.token_hash = :hash
               and s.ended_at is null and a.disabled_at is null
               and case when s.whole
                        then s.opened_at > now() - interval '10 hours'
                             and s.seen_at > now() - interval '30 minutes'
                        else s.opened_at > now() - interval '5 minutes' end
            """)
        .param("hash", token.hash())
        .query((row, _) ->
            new Session(
                row.getObject("account", UUID.class),
                row.getString("display_name"),
                Accounts.roles(row.getString("roles")),
                row.getBoolean("whole"),
                row.getBoolean("practice"),
                row.getBoolean("unseen")))
        .optional();
  }

  void seen(Area area, SessionToken token) {
    area.sql("update session set seen_at = now() where area = :area and token_hash = :hash")
        .param("hash", token.hash())
        .update();
  }

  /// From the next request on the person practises, or no longer.
  void practise(Area area, SessionToken token, boolean practice) {
    area.sql(
            """
            update session set practice = :practice where area = :area and token_hash = :hash
            """)
        .param("hash", token.hash())
        .param("practice", practice)
        .update();
  }

  void end(Area area, SessionToken token) {
    area.sql("update session set ended_at = now() where area = :area and token_hash = :hash")
        .param("hash", token.hash())
        .update();
  }

  /// Ends all sessions of the account.
  void endAll(Area area, UUID account) {
    area.sql(
            """
            update session
               set ended_at = now()
             where area = :area and account = :account and ended_at is null
            """)
        .param("account", account)
        .update();
  }

  /// Deletes what ended or ran out long ago.
  void tidy(Area area, UUID account) {
    area.sql(
            """
            delete from session
             where area = :area and account = :account and opened_at < now() - interval '2 days'
            """)
        .param("account", account)
        .update();
  }
}
