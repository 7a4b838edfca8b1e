package vrs.server;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Database;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.Office;

/// Invites the first administrator of an office (`./vrs invite`): nobody is there yet who could do
/// it on a screen.
final class InviteAdministrator {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private InviteAdministrator() {}

  /// @return the one-time code to be typed at `/set-up`, with which password and second factor are
  ///   set within three days
  /// @throws CannotStart if there is no such municipality, or the database is in use by a server
  static String invite(Settings settings, AreaCode office, String name, String displayName) {
    Zone zone = Office.of(office).zone();
    Settings here = settings.forOneDeed(zone);
    var secrets = new Secrets(here);
    try (Database database = Database.open(here.databaseSettings(), Set.of(zone));
        var context =
            ZoneContext.start(Rooms.class, zone, here, database.of(zone), secrets::register)) {
      boolean known =
          Office.of(office) != Office.MUNICIPALITY
              || context
                  .bean(Masters.class)
                  .current()
                  .municipalityOf(office, LocalDate.now(JAPAN))
                  .isPresent();
      if (!known) {
        throw new CannotStart("There is no municipality with the code " + office + ".");
      }
      return context.bean(FirstAccounts.class).invite(office, name, displayName).shown();
    }
  }
}
