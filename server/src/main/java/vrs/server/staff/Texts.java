package vrs.server.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Eras;
import vrs.server.platform.Messages;
import vrs.server.platform.Refusal;

/// The texts of a template in the reader's language: `${t.text('accounts.title')}`.
@Component
public final class Texts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));
  private final Messages messages;

  Texts(Messages messages) {
    this.messages = messages;
  }

  public String text(String key) {
    return messages.text(key, Map.of(), LocaleContextHolder.getLocale());
  }

  /// With names and values for the placeholders, in turn: `${t.text('import.new', 'count', 5)}`.
  public String text(String key, Object... details) {
    var named = new HashMap<String, Object>();
    for (int i = 0; i + 1 < details.length; i += 2) {
      named.put(String.valueOf(details[i]), details[i + 1]);
    }
    return messages.text(key, named, LocaleContextHolder.getLocale());
  }

  /// With the details that something was stored with.
  public String filled(String key, Map<String, Object> details) {
    return messages.text(key, details, LocaleContextHolder.getLocale());
  }

  /// What happened, what to do, what was not lost.
  public Messages.Words words(Refusal refusal) {
    return messages.of(refusal.reason(), refusal.details(), LocaleContextHolder.getLocale());
  }

  /// A time as people in Japan read it.
  public String time(@Nullable Instant instant) {
    return instant == null ? "" : TIME.format(instant);
  }

  /// A day of somebody's life in both calendars; nothing where there is none.
  public String day(@Nullable LocalDate day) {
    return day == null ? "" : day(day.toString());
  }

  /// As [#day(LocalDate)], of a birth date of which a part may be unknown: `YYYY-MM-00`.
  public String day(String text) {
    return Eras.inBoth(text, LocaleContextHolder.getLocale());
  }

  public String language() {
    return LocaleContextHolder.getLocale().getLanguage();
  }
}
