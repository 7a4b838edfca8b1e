package vrs.server.staff;

import java.util.EnumSet;
import java.util.Set;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;

/// The kinds of offices that have staff (A1): which zone they come in by, and which roles exist
/// there.
public enum Office {
  MUNICIPALITY(
      Zone.LGWAN,
      Audience.MUNICIPALITY,
      EnumSet.of(Role.ADMINISTRATOR, Role.COUNTER, Role.STATISTICIAN, Role.AUDITOR)),
  PREFECTURE(
      Zone.ADMINISTRATION, Audience.PREFECTURE, EnumSet.of(Role.ADMINISTRATOR, Role.STATISTICIAN)),
  AGENCY(
      Zone.ADMINISTRATION,
      Audience.AGENCY,
      EnumSet.of(Role.ADMINISTRATOR, Role.STATISTICIAN, Role.AUDITOR)),
  OPERATOR(
      Zone.ADMINISTRATION,
      Audience.OPERATOR,
      EnumSet.of(Role.ADMINISTRATOR, Role.OPERATOR, Role.AUDITOR));

  private final Zone zone;
  private final Audience audience;
  private final Set<Role> roles;

  Office(Zone zone, Audience audience, Set<Role> roles) {
    this.zone = zone;
    this.audience = audience;
    this.roles = Set.copyOf(roles);
  }

  /// A prefecture's own code has 000 for the municipality; agency and operator have prefecture 00.
  public static Office of(AreaCode area) {
    if (area.equals(AreaCode.AGENCY)) {
      return AGENCY;
    }
    if (area.equals(AreaCode.OPERATOR)) {
      return OPERATOR;
    }
    return area.digits().startsWith("000", 2) ? PREFECTURE : MUNICIPALITY;
  }

  public Zone zone() {
    return zone;
  }

  /// The roles that an account of such an office can have, in the order of the screens.
  public Set<Role> roles() {
    return EnumSet.copyOf(roles);
  }

  /// Whether one account may hold these roles. Whoever audits the agency or the operator does
  /// nothing else there, so an auditor never reviews own deeds.
  boolean allows(Set<Role> held) {
    boolean independent = this == MUNICIPALITY || !held.contains(Role.AUDITOR) || held.size() == 1;
    return !held.isEmpty() && roles.containsAll(held) && independent;
  }

  Audience audience(Set<Role> held) {
    return this != MUNICIPALITY && held.contains(Role.AUDITOR) ? Audience.AUDITOR : audience;
  }
}
