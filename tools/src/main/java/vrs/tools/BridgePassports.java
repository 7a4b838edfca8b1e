package vrs.tools;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vrs.card.app.PassportFields;
import vrs.reading.Mrz;
import vrs.reading.PassportReader;
import vrs.reading.PassportReading;

/// The passport's part of the bridge: reads the picture here, on the applicant's side, and keeps
/// the five fields of the last one for a while, to sign them with an application (F4).
///
/// The page shows them, but can't type or edit them, because the bridge signs its own copy.
final class BridgePassports {

  /// Long enough to read the card, also when the first try fails; no longer, because they are
  /// personal data.
  private static final Duration KEPT = Duration.ofMinutes(30);

  private record Kept(PassportFields passport, Instant read) {}

  private final PassportReader reader = new PassportReader();
  private final Clock clock;
  private final AtomicReference<@Nullable Kept> last = new AtomicReference<>();

  /// Reads passports as of this clock's day, whose zone is Japan's.
  BridgePassports(Clock clock) {
    this.clock = clock;
  }

  BridgeAnswer read(byte[] picture) {
    last.set(null);
    return switch (reader.read(picture, LocalDate.now(clock))) {
      case PassportReading.NotRead(var reason) ->
          BridgeAnswer.refused(422, reason.code(), Map.of());
      case PassportReading.Read(var mrz) -> keep(fields(mrz));
    };
  }

  private BridgeAnswer keep(PassportFields passport) {
    last.set(new Kept(passport, clock.instant()));
    var answer = new LinkedHashMap<String, String>();
    answer.put("name", passport.name());
    answer.put("number", passport.number());
    answer.put("nationality", passport.nationality());
    answer.put("birthDate", passport.birthDate());
    answer.put("expiry", passport.expiry());
    return BridgeAnswer.ok(answer);
  }

  /// The passport that was read last, if that was not long ago.
  Optional<PassportFields> last() {
    return Optional.ofNullable(last.get())
        .filter(kept -> clock.instant().isBefore(kept.read().plus(KEPT)))
        .map(Kept::passport);
  }

  private static PassportFields fields(Mrz mrz) {
    return new PassportFields(
        mrz.nameField(),
        mrz.number() + mrz.numberCheck(),
        mrz.nationality(),
        mrz.birth() + mrz.birthCheck(),
        mrz.expiry() + mrz.expiryCheck());
  }
}
