package vrs.server.staff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;

/// The people of an office by their accounts: whom work can be given to, and whose name stands
/// beside what was done.
@Component
public final class Colleagues {
  private final Areas areas;
  private final Accounts accounts;

  Colleagues(Areas areas, Accounts accounts) {
    this.areas = areas;
    this.accounts = accounts;
  }

  /// @param names of everybody who ever had an account here, by account
  /// @param present those of them who can sign in, by name of account
  public record Office(Map<UUID, String> names, Map<UUID, String> present) {
    public Office {
      names = Map.copyOf(names);
      present = Collections.unmodifiableMap(new LinkedHashMap<>(present));
    }

    /// The person's name; a dash if it is nobody's account here.
    public String name(UUID account) {
      return names.getOrDefault(account, "―");
    }
  }

  /// Whoever practises has the colleagues of the real office.
  public Office of(Actor actor) {
    var names = new LinkedHashMap<UUID, String>();
    var present = new LinkedHashMap<UUID, String>();
    for (Account account : areas.read(actor.office().real(), accounts::all)) {
      names.put(account.id(), account.displayName());
      if (account.disabledAt() == null) {
        present.put(account.id(), account.displayName());
      }
    }
    return new Office(names, present);
  }
}
