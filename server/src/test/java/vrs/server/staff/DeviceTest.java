package vrs.server.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.server.staff.SignInTest.refused;
import static vrs.server.staff.Staff.CHIYODA;
import static vrs.server.staff.Staff.YOKOHAMA;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class DeviceTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path keys;
  private static final String HERE = "192.0.2.1";
  private static final String PIN = "280617";
  private final Staff office = new Staff(database, Zone.LGWAN, keys);
  private final Staff site = new Staff(database, Zone.INTERNET, keys);
  private final Actor administrator =
      Staff.actor(office.account(CHIYODA, Role.ADMINISTRATOR), Role.ADMINISTRATOR);
  private final UUID hall = office.manageSites.addSite(administrator, "会場 " + UUID.randomUUID());
  private final UUID nurse = office.manageSites.addPerson(administrator, hall, "看護 太郎", PIN);
  private final TestTablet tablet = new TestTablet();

  @Test
  void a_device_enrols_once_with_its_code_and_key() {
    OneTimeCode code = office.inviteDevice.invite(administrator, hall, "受付1");
    EnrolDevice.Enrolled enrolled = enrol(code.shown(), tablet);

    assertThat(enrolled.office()).isEqualTo(CHIYODA);
    assertThat(enrolled.label()).isEqualTo("受付1");
    refused(StaffReason.ENROLMENT_REFUSED, () -> enrol(code.shown(), new TestTablet()));
  }

  @Test
  void a_code_may_be_typed_in_small_letters_without_hyphens() {
    OneTimeCode code = office.inviteDevice.invite(administrator, hall, "受付1");

    assertThat(enrol(code.shown().replace("-", " ").toLowerCase(java.util.Locale.ROOT), tablet))
        .isNotNull();
  }

  @Test
  void a_code_that_is_wrong_expired_or_another_municipalitys_enrols_nothing() {
    OneTimeCode code = office.inviteDevice.invite(administrator, hall, "受付1");
    JdbcClient.create(database.superuser())
        .sql("update enrolment_code set until = now() - interval '1 second'")
        .update();

    refused(StaffReason.ENROLMENT_REFUSED, () -> enrol(code.shown(), tablet));
    refused(StaffReason.ENROLMENT_REFUSED, () -> enrol("nonsense", tablet));
    refused(
        StaffReason.ENROLMENT_REFUSED, () -> enrol(OneTimeCode.random(YOKOHAMA).shown(), tablet));
  }

  @Test
  void a_proof_by_another_key_is_refused_and_leaves_the_code_unused() {
    String code = office.inviteDevice.invite(administrator, hall, "受付1").shown();

    refused(
        StaffReason.DEVICE_KEY_REFUSED,
        () -> site.enrolDevice.enrol(code, tablet.publicKey(), new TestTablet().proof(code), HERE));
    assertThat(enrol(code, tablet)).isNotNull();
  }

  @Test
  void a_named_person_opens_a_shift_with_the_pin() {
    Actor device = enrolled();
    OpenShift.Opened opened = open(device, nurse, PIN);

    assertThat(site.openShift.people(device))
        .extracting(Sites.SitePerson::displayName)
        .containsExactly("看護 太郎");
    OpenShifts.Open shift = site.openShifts.find(CHIYODA, opened.shift()).orElseThrow();
    assertThat(shift.shift().person()).isEqualTo(nurse);
    assertThat(shift.signed(new byte[] {1}, TestTablet.mac(opened.key(), new byte[] {1}))).isTrue();
  }

  @Test
  void a_wrong_pin_opens_nothing_and_can_be_guessed_five_times() {
    Actor device = enrolled();
    for (int i = 0; i < 5; i++) {
      refused(StaffReason.PIN_REFUSED, () -> open(device, nurse, "000000"));
    }
    refused(StaffReason.TOO_MANY_ATTEMPTS, () -> open(device, nurse, PIN));
  }

  @Test
  void a_person_of_another_site_or_a_disabled_one_is_refused_like_a_wrong_pin() {
    Actor device = enrolled();
    UUID elsewhere = office.manageSites.addSite(administrator, "会場 " + UUID.randomUUID());
    UUID other = office.manageSites.addPerson(administrator, elsewhere, "看護 次郎", PIN);
    office.manageSites.disablePerson(administrator, nurse, true);

    refused(StaffReason.PIN_REFUSED, () -> open(device, other, PIN));
    refused(StaffReason.PIN_REFUSED, () -> open(device, nurse, PIN));
  }

  @Test
  void a_nonce_is_good_once_and_for_its_device_only() {
    Actor device = enrolled();
    byte[] nonce = site.openShift.nonce(device);
    site.openShift.open(device, nonce, nurse, PIN);

    refused(StaffReason.NONCE_REFUSED, () -> site.openShift.open(device, nonce, nurse, PIN));
    refused(StaffReason.NONCE_REFUSED, () -> site.openShift.open(device, new byte[32], nurse, PIN));
  }

  @Test
  void a_blocked_device_opens_no_shift_and_its_open_shift_ends_within_five_seconds() {
    Actor device = enrolled();
    OpenShift.Opened opened = open(device, nurse, PIN);
    assertThat(site.openShifts.find(CHIYODA, opened.shift())).isPresent();

    office.manageSites.blockDevice(administrator, id(device), true);
    site.clock.forward(5_000);

    assertThat(site.openShifts.find(CHIYODA, opened.shift())).isEmpty();
    refused(
        StaffReason.DEVICE_BLOCKED, () -> site.openShift.open(device, new byte[32], nurse, PIN));
  }

  @Test
  void a_device_has_one_shift_at_a_time() {
    Actor device = enrolled();
    OpenShift.Opened first = open(device, nurse, PIN);
    open(device, nurse, PIN);

    assertThat(site.openShifts.find(CHIYODA, first.shift())).isEmpty();
  }

  private EnrolDevice.Enrolled enrol(String code, TestTablet with) {
    return site.enrolDevice.enrol(code, with.publicKey(), with.proof(code), HERE);
  }

  private Actor enrolled() {
    OneTimeCode code = office.inviteDevice.invite(administrator, hall, "受付1");
    EnrolDevice.Enrolled enrolled = enrol(code.shown(), tablet);
    return new Actor(Audience.DEVICE, CHIYODA, enrolled.device(), Set.of(), enrolled.device());
  }

  private OpenShift.Opened open(Actor device, UUID person, String pin) {
    return site.openShift.open(device, site.openShift.nonce(device), person, pin);
  }

  private static UUID id(Actor device) {
    return java.util.Objects.requireNonNull(device.device());
  }
}
