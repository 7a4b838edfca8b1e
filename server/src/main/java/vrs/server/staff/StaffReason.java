package vrs.server.staff;

import vrs.server.platform.Reason;

/// Refusals of this room.
public enum StaffReason implements Reason {
  /// Office, name or password is wrong; which of them is not said.
  SIGN_IN_REFUSED("A101", 401),
  /// The six digits of the second factor are wrong, or were used already.
  CODE_REFUSED("A102", 401),
  /// Too many attempts; more are possible after the time given.
  TOO_MANY_ATTEMPTS("A103", 429),
  /// The one-time set-up code is wrong, used or too old.
  SETUP_REFUSED("A104", 401),
  /// The new password is too short, or the two entries differ.
  PASSWORD_UNSUITABLE("A105", 422),
  /// The password step was too long ago.
  SIGN_IN_AGAIN("A106", 401),
  /// The office has an account of this name already.
  NAME_TAKEN("A107", 409),
  /// The office has no such account.
  NO_SUCH_ACCOUNT("A108", 404),
  /// Nobody takes away one's own right to administer, so each office keeps an administrator.
  OWN_ACCOUNT("A109", 409),
  /// A name, display name or set of roles that an office of this kind can't have.
  ACCOUNT_UNSUITABLE("A110", 422),
  /// The request came from another site's page.
  FOREIGN_PAGE("A111", 403),
  /// The address in the request is none of this server's names.
  FOREIGN_HOST("A112", 421),
  /// The enrolment code is wrong, used or too old.
  ENROLMENT_REFUSED("A121", 403),
  /// The public key is not a P-256 key, or the proof was not made with it.
  DEVICE_KEY_REFUSED("A122", 400),
  /// The device's or the shift's signature does not fit this request.
  SIGNATURE_REFUSED("A123", 401),
  /// The device's clock is too far from the server's.
  CLOCK_DIFFERS("A124", 401),
  /// This request was received before.
  REPLAYED("A125", 401),
  /// The municipality has blocked the device.
  DEVICE_BLOCKED("A126", 403),
  /// The person is not of this site, or the PIN is wrong.
  PIN_REFUSED("A127", 401),
  /// The shift has ended; open a new one.
  SHIFT_ENDED("A128", 401),
  /// The signed number is not one that the server gave out lately.
  NONCE_REFUSED("A129", 401),
  /// The municipality has no such site, person or device.
  NO_SUCH_SITE("A130", 404),
  /// There is a site or person of this name already.
  SITE_NAME_TAKEN("A131", 409),
  /// A name or PIN that can't be used.
  SITE_UNSUITABLE("A132", 422),
  /// The office has accounts, so its administrators add the others.
  OFFICE_HAS_ACCOUNTS("A133", 409),
  /// Only practice is begun anew; the real area is not.
  NOT_PRACTISING("A191", 409);

  private final String code;
  private final int status;

  StaffReason(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
