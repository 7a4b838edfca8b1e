package vrs.server.staff;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;

/// Slow hashes of passwords and PINs: Argon2id with 19 MiB and two passes, so that a stolen table
/// is of little use.
///
/// Hashing is bounded to half of the processors with a queue of its own: a rush of sign-ins at half
/// past eight waits for itself and leaves everybody else's requests alone.
@Component
final class Passwords {
  private static final PasswordEncoder ARGON2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private static final int LONGEST_WAIT_SECONDS = 20;

  /// What is compared when there is no such account, so that it takes as long as when there is.
  private static final String NOBODYS = ARGON2.encode("nobody's password");

  private final Semaphore places =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  String hash(CharSequence password) {
    return inTurn(() -> ARGON2.encode(password));
  }

  /// Whether the password is the one of the hash; false, after the same time, if there is no hash.
  boolean matches(CharSequence password, @Nullable String hash) {
    boolean same = inTurn(() -> ARGON2.matches(password, hash == null ? NOBODYS : hash));
    return same && hash != null;
  }

  private <T> T inTurn(Supplier<T> hashing) {
    boolean mine = false;
    try {
      mine = places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (!mine) {
        throw new Refusal(PlatformReason.BUSY, Map.of("seconds", LONGEST_WAIT_SECONDS));
      }
      return hashing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(PlatformReason.BUSY, Map.of("seconds", LONGEST_WAIT_SECONDS));
    } finally {
      if (mine) {
        places.release();
      }
    }
  }
}
