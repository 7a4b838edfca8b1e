package vrs.server.quality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.Refusal;

/// Which doses a bulk correction is about: what was given at a table on a day, or what a file
/// brought.
///
/// @param from when on the day of recording they were recorded, by the clock in Japan
/// @param checked whether those are meant too that staff have looked at one by one
record Selection(
    Optional<UUID> batch,
    String site,
    Optional<LocalDate> day,
    String lot,
    String product,
    Optional<UUID> device,
    Optional<LocalTime> from,
    Optional<LocalTime> to,
    boolean checked) {

  /// @throws Refusal U204 if it is neither a site and a day nor a file; M201 to M205
  static Selection of(MultiValueMap<String, String> form) {
    String day = text(form, "day");
    var selection =
        new Selection(
            read(form, "batch", UUID::fromString),
            text(form, "of-site"),
            day.isEmpty() ? Optional.empty() : Optional.of(WrittenDate.dayInForm("day", day)),
            text(form, "of-lot"),
            text(form, "of-product"),
            read(form, "device", UUID::fromString),
            read(form, "from", LocalTime::parse),
            read(form, "to", LocalTime::parse),
            form.containsKey("checked"));
    boolean table = !selection.site.isEmpty() && selection.day.isPresent();
    if (!table && selection.batch.isEmpty()) {
      throw new Refusal(QualityReason.SELECTION_TOO_WIDE);
    }
    return selection;
  }

  private static String text(MultiValueMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).orElse("").strip();
  }

  private static <T> Optional<T> read(
      MultiValueMap<String, String> form, String name, Function<String, T> reader) {
    try {
      return Optional.of(text(form, name)).filter(text -> !text.isEmpty()).map(reader);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// For keeping it with the correction.
  Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    batch.ifPresent(id -> texts.put("batch", id.toString()));
    texts.put("site", site);
    day.ifPresent(date -> texts.put("day", date.toString()));
    texts.put("lot", lot);
    texts.put("product", product);
    device.ifPresent(id -> texts.put("device", id.toString()));
    from.ifPresent(time -> texts.put("from", time.toString()));
    to.ifPresent(time -> texts.put("to", time.toString()));
    texts.values().removeIf(String::isEmpty);
    return texts;
  }
}
