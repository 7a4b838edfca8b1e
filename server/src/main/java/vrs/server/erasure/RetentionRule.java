package vrs.server.erasure;

import java.time.LocalDate;
import vrs.server.municipality.Validity;

/// For how long something may be kept (保存期間).
///
/// @param begins the day from which it counts
/// @param law what says so
public record RetentionRule(
    Kind kind, Begins begins, int years, int days, Effect effect, String law, Validity validity) {

  /// What is kept.
  public enum Kind {
    /// Persons with their doses.
    DOSE,
    /// Pictures of tickets whose dose was checked.
    STRIP,
    /// Pictures of tickets from which no dose came.
    STRIP_UNUSED,
    /// Uploads that nobody confirmed.
    UPLOAD,
    /// Sign-ins that have ended.
    SESSION
  }

  /// What happens on the day from which it counts.
  public enum Begins {
    GIVEN,
    DEATH,
    CHECKED,
    TAKEN,
    UPLOADED,
    OPENED
  }

  /// What comes of it when the time is over.
  public enum Effect {
    /// The municipality decides.
    PROPOSE,
    /// It goes by itself.
    DELETE
  }

  /// What began before this day is due on a day.
  LocalDate dueBefore(LocalDate today) {
    return today.minusYears(years).minusDays(days);
  }
}
