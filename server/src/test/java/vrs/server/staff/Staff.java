package vrs.server.staff;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// The room's use cases over a test database, as each zone has them.
final class Staff {
  static final AreaCode CHIYODA = new AreaCode("131016");
  static final AreaCode YOKOHAMA = new AreaCode("141003");
  static final AreaCode TOKYO = new AreaCode("130001");
  static final String PASSWORD = "correct horse battery";

  final StaffSecrets secrets;
  final Accounts accounts = new Accounts();
  final Sessions sessions = new Sessions();
  final Sites sites = new Sites();
  final Devices devices = new Devices();
  final Shifts shifts = new Shifts();
  final Passwords passwords = new Passwords();
  final MovableClock clock = new MovableClock();
  final Areas areas;
  final SignIn signIn;
  final SignOut signOut;
  final SetUpAccount setUpAccount;
  final AddAccount addAccount;
  final ChangeAccount changeAccount;
  final FirstAccounts firstAccounts;
  final ManageSites manageSites;
  final InviteDevice inviteDevice;
  final EnrolDevice enrolDevice;
  final OpenShift openShift;
  final OpenShifts openShifts;

  /// @param folder of the wrapping keys, the same for all zones of a test
  Staff(TestDatabase database, Zone zone, Path folder) {
    secrets = new StaffSecrets(new AreaKeys(new KeyStore(folder), database.of(zone)));
    areas = new Areas(database.of(zone));
    var audit = new Audit(areas, new Entries());
    signIn = new SignIn(zone, areas, accounts, sessions, passwords, secrets, audit);
    signOut = new SignOut(areas, sessions, audit);
    setUpAccount = new SetUpAccount(zone, areas, accounts, passwords, secrets, audit);
    addAccount = new AddAccount(areas, accounts, audit);
    changeAccount = new ChangeAccount(areas, accounts, sessions, audit);
    firstAccounts = new FirstAccounts(areas, accounts, passwords, secrets, audit);
    manageSites = new ManageSites(areas, sites, devices, shifts, passwords, audit);
    inviteDevice = new InviteDevice(areas, sites, devices, audit);
    enrolDevice = new EnrolDevice(areas, sites, devices, audit);
    openShift = new OpenShift(areas, sites, devices, shifts, passwords, secrets, audit);
    openShifts = new OpenShifts(areas, shifts, secrets, clock);
  }

  /// A ready account of an office; each call another one.
  FirstAccounts.Sample account(AreaCode office, Role... roles) {
    return firstAccounts.ready(
        office,
        "u" + UUID.randomUUID().toString().substring(0, 8),
        "試験 花子",
        EnumSet.copyOf(Set.of(roles)),
        PASSWORD);
  }

  static Actor actor(FirstAccounts.Sample sample, Role... roles) {
    return new Actor(
        Office.of(sample.office()).audience(Set.of(roles)),
        sample.office(),
        sample.account(),
        Set.of(roles),
        null);
  }

  /// What the person's authenticator app shows, some steps from now.
  static String codeOf(String base32, int stepsFromNow) {
    return Totp.code(fromBase32(base32), Totp.step(Instant.now()) + stepsFromNow, 6);
  }

  static byte[] fromBase32(String text) {
    var bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits & 0xff);
        buffer &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }

  /// Runs on by hand only.
  static final class MovableClock extends Clock {
    private Instant now = Instant.now();

    void forward(long millis) {
      now = now.plusMillis(millis);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
