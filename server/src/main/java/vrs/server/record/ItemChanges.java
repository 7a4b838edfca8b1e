package vrs.server.record;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.Refusal;

/// What was set wrong at a table for all doses alike, and what it should have been (一括訂正の内容). What
/// is absent stays as each dose says it.
public record ItemChanges(
    Optional<LocalDate> given,
    Optional<String> product,
    Optional<String> lot,
    Optional<String> site,
    Optional<String> doctor) {

  /// What a form sends; an empty field changes nothing.
  ///
  /// @throws Refusal U105, U107, M201 to M205, each naming the field
  public static ItemChanges of(MultiValueMap<String, String> form, MasterData master) {
    return new ItemChanges(
        typed(form, DoseField.GIVEN)
            .map(text -> WrittenDate.dayInForm(name(DoseField.GIVEN), text)),
        typed(form, DoseField.PRODUCT).map(code -> known(code, master)),
        typed(form, DoseField.LOT).map(DoseEntry::lotNumber),
        typed(form, DoseField.SITE)
            .map(text -> DoseEntry.text(text, DoseField.SITE, EarlierDoseColumn.SITE)),
        typed(form, DoseField.DOCTOR)
            .map(text -> DoseEntry.text(text, DoseField.DOCTOR, EarlierDoseColumn.DOCTOR)));
  }

  /// Name of the form's field in which the new value is typed.
  public static String name(DoseField field) {
    return "new-" + field.key();
  }

  private static Optional<String> typed(MultiValueMap<String, String> form, DoseField field) {
    return Optional.ofNullable(form.getFirst(name(field)))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String known(String code, MasterData master) {
    if (master.product(code).isEmpty()) {
      throw new Refusal(DoseReason.PRODUCT_WRONG, Map.of("field", name(DoseField.PRODUCT)));
    }
    return code;
  }

  public boolean isEmpty() {
    return given.isEmpty()
        && product.isEmpty()
        && lot.isEmpty()
        && site.isEmpty()
        && doctor.isEmpty();
  }

  /// What a dose says with them.
  public DoseItems in(DoseItems items) {
    return new DoseItems(
        items.ticket(),
        items.number(),
        given.orElse(items.given()),
        product.orElse(items.product()),
        lot.orElse(items.lot()),
        items.givenIn(),
        site.orElse(items.site()),
        doctor.orElse(items.doctor()),
        items.takenOverFrom());
  }

  /// By name of the item, for keeping them with the correction.
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    given.ifPresent(day -> texts.put(DoseField.GIVEN.key(), day.toString()));
    product.ifPresent(code -> texts.put(DoseField.PRODUCT.key(), code));
    lot.ifPresent(text -> texts.put(DoseField.LOT.key(), text));
    site.ifPresent(text -> texts.put(DoseField.SITE.key(), text));
    doctor.ifPresent(text -> texts.put(DoseField.DOCTOR.key(), text));
    return texts;
  }

  /// As [#texts] gave them.
  public static ItemChanges of(Map<String, String> texts) {
    return new ItemChanges(
        kept(texts, DoseField.GIVEN).map(LocalDate::parse),
        kept(texts, DoseField.PRODUCT),
        kept(texts, DoseField.LOT),
        kept(texts, DoseField.SITE),
        kept(texts, DoseField.DOCTOR));
  }

  private static Optional<String> kept(Map<String, String> texts, DoseField field) {
    return Optional.ofNullable(texts.get(field.key()));
  }
}
