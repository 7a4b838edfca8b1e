package vrs.server.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;

/// The table of accounts.
@Component
final class Accounts {

  /// What sign-in compares with.
  ///
  /// @param secondFactor sealed
  /// @param codeStep last step whose code was taken
  record Credentials(UUID id, String password, byte[] secondFactor, long codeStep) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// All accounts of the office, by name.
  List<Account> all(Area area) {
    return area.sql(
            """
            select id, name, display_name, array_to_string(roles, ',') as roles,
                   password is not null as ready, disabled_at, last_used_at
              from account
             where area = :area
             order by name
            """)
        .query((row, _) -> account(row))
        .list();
  }

  /// Whether somebody has a password, or a one-time code for setting one.
  boolean anyLetsIn(Area area) {
    return area.sql(
            """
            select exists (
              select from account
               where area = :area and (password is not null or setup_hash is not null))
            """)
        .query(Boolean.class)
        .single();
  }

  Optional<Account> find(Area area, UUID id) {
    return area.sql(
            """
            select id, name, display_name, array_to_string(roles, ',') as roles,
                   password is not null as ready, disabled_at, last_used_at
              from account
             where area = :area and id = :id
            """)
        .param("id", id)
        .query((row, _) -> account(row))
        .optional();
  }

  /// The account that waits for this set-up code.
  Optional<Account> waiting(Area area, OneTimeCode code) {
    return area.sql(
            """
            select id, name, display_name, array_to_string(roles, ',') as roles,
                   password is not null as ready, disabled_at, last_used_at
              from account
             where area = :area and setup_hash = :hash and setup_until > now()
               and disabled_at is null
            """)
        .param("hash", code.hash())
        .query((row, _) -> account(row))
        .optional();
  }

  Optional<Credentials> usable(Area area, SignInName name) {
    return area.sql(
            """
            select id, password, second_factor, code_step
              from account
             where area = :area and name = :name
               and password is not null and second_factor is not null and disabled_at is null
            """)
        .param("name", name.text())
        .query((row, _) -> credentials(row))
        .optional();
  }

  Optional<Credentials> usable(Area area, UUID id) {
    return area.sql(
            """
            select id, password, second_factor, code_step
              from account
             where area = :area and id = :id
               and password is not null and second_factor is not null and disabled_at is null
            """)
        .param("id", id)
        .query((row, _) -> credentials(row))
        .optional();
  }

  /// @throws Refusal A107 if the name is taken
  void add(Area area, UUID id, SignInName name, String displayName, Set<Role> roles) {
    try {
      area.sql(
              """
              insert into account (area, id, name, display_name, roles)
              values (:area, :id, :name, :display, string_to_array(:roles, ','))
              """)
          .param("id", id)
          .param("name", name.text())
          .param("display", displayName)
          .param("roles", text(roles))
          .update();
    } catch (DuplicateKeyException e) {
      throw new Refusal(StaffReason.NAME_TAKEN);
    }
  }

  /// From now on only the one-time code lets the person in, to set everything anew.
  void await(Area area, UUID id, OneTimeCode code, int hours) {
    area.sql(
            """
            update account
               set setup_hash = :hash, setup_until = now() + make_interval(hours => :hours),
                   password = null, second_factor = null
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("hash", code.hash())
        .param("hours", hours)
        .update();
  }

  /// The second factor that the person is about to confirm.
  void offer(Area area, UUID id, byte[] secondFactor) {
    area.sql("update account set second_factor = :factor where area = :area and id = :id")
        .param("id", id)
        .param("factor", secondFactor)
        .update();
  }

  /// The sealed second factor that was offered.
  byte @Nullable [] offered(Area area, UUID id) {
    return area.sql("select second_factor from account where area = :area and id = :id")
        .param("id", id)
        .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
        .single()
        .orElse(null);
  }

  void setUp(Area area, UUID id, String password, long codeStep) {
    area.sql(
            """
            update account
               set password = :password, code_step = :step, setup_hash = null, setup_until = null
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("password", password)
        .param("step", codeStep)
        .update();
  }

  /// Takes the code of a step; false if this or a later one was taken meanwhile.
  boolean take(Area area, UUID id, long step) {
    return area.sql(
                """
                update account
                   set code_step = :step, last_used_at = now()
                 where area = :area and id = :id and code_step < :step and disabled_at is null
                """)
            .param("id", id)
            .param("step", step)
            .update()
        == 1;
  }

  void change(Area area, UUID id, String displayName, Set<Role> roles) {
    area.sql(
            """
            update account
               set display_name = :display, roles = string_to_array(:roles, ',')
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("display", displayName)
        .param("roles", text(roles))
        .update();
  }

  void disable(Area area, UUID id, boolean disabled) {
    area.sql(
            """
            update account
               set disabled_at = case when :disabled then now() end
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("disabled", disabled)
        .update();
  }

  static Set<Role> roles(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(Role::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static String text(Set<Role> roles) {
    return EnumSet.copyOf(roles).stream().map(Role::name).collect(Collectors.joining(","));
  }

  private static Account account(ResultSet row) throws SQLException {
    Timestamp disabled = row.getTimestamp("disabled_at");
    Timestamp used = row.getTimestamp("last_used_at");
    return new Account(
        row.getObject("id", UUID.class),
        new SignInName(row.getString("name")),
        row.getString("display_name"),
        roles(row.getString("roles")),
        row.getBoolean("ready"),
        disabled == null ? null : disabled.toInstant(),
        used == null ? null : used.toInstant());
  }

  private static Credentials credentials(ResultSet row) throws SQLException {
    return new Credentials(
        row.getObject("id", UUID.class),
        row.getString("password"),
        row.getBytes("second_factor"),
        row.getLong("code_step"));
  }
}
