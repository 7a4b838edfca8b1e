package vrs.server.municipality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import vrs.server.platform.AreaCode;

/// All master data (マスタ) at one moment, in memory and immutable: every rule asks one snapshot.
///
/// Facts are dated; the questions name the day they are asked about, which for a dose is the day of
/// the shot and not today.
public final class MasterData {

  private final List<Municipality> municipalities;
  private final Map<String, List<Municipality>> byCode;
  private final Map<AreaCode, List<Municipality>> byArea;
  private final List<Programme> programmes;
  private final Map<String, Product> products;
  private final Map<String, List<ProductAge>> ages;
  private final Map<String, List<DoseRule>> rules;
  private final Map<String, List<Pattern>> lotFormats;
  private final Map<LotNumber, List<Lot>> lots;
  private final Map<String, List<RuleWeight>> weights;

  /// @param lotFormats which texts a lot number can be, by product code
  public MasterData(
      Collection<Municipality> municipalities,
      Collection<Programme> programmes,
      Collection<Product> products,
      Collection<ProductAge> ages,
      Collection<DoseRule> rules,
      Map<String, List<Pattern>> lotFormats,
      Collection<Lot> lots,
      Collection<RuleWeight> weights) {
    this.municipalities = List.copyOf(municipalities);
    this.byCode = municipalities.stream().collect(groupingBy(Municipality::code));
    this.byArea = municipalities.stream().collect(groupingBy(Municipality::area));
    this.programmes = List.copyOf(programmes);
    this.products =
        products.stream().collect(toUnmodifiableMap(Product::code, Function.identity()));
    this.ages = ages.stream().collect(groupingBy(age -> age.product().code()));
    this.rules = rules.stream().collect(groupingBy(rule -> rule.product().code()));
    this.lotFormats = Map.copyOf(lotFormats);
    this.lots = lots.stream().collect(groupingBy(Lot::number));
    this.weights = weights.stream().collect(groupingBy(RuleWeight::rule));
  }

  /// Every municipality under every code it ever had, by code.
  public List<Municipality> municipalities() {
    return municipalities;
  }

  /// The municipalities of a prefecture on a day, by code.
  public List<Municipality> municipalitiesIn(String prefecture, LocalDate day) {
    return municipalities.stream()
        .filter(each -> each.prefecture().number().equals(prefecture))
        .filter(each -> each.validity().holdsOn(day))
        .toList();
  }

  /// The municipality that has an official code on a day.
  public Optional<Municipality> municipality(String code, LocalDate day) {
    return byCode.getOrDefault(code, List.of()).stream()
        .filter(each -> each.validity().holdsOn(day))
        .findFirst();
  }

  /// The area that an official code leads to, also if the code is no longer in use: tickets outlive
  /// mergers.
  public Optional<AreaCode> areaOf(String code) {
    return byCode.getOrDefault(code, List.of()).stream().map(Municipality::area).findFirst();
  }

  /// The municipality of an area, under the code it has on a day.
  public Optional<Municipality> municipalityOf(AreaCode area, LocalDate day) {
    return byArea.getOrDefault(area, List.of()).stream()
        .filter(each -> each.validity().holdsOn(day))
        .findFirst();
  }

  public List<Programme> programmesOn(LocalDate day) {
    return programmes.stream().filter(each -> each.validity().holdsOn(day)).toList();
  }

  public Optional<Product> product(String code) {
    return Optional.ofNullable(products.get(code));
  }

  /// All products that ever were given, by code.
  public List<Product> products() {
    return products.values().stream().sorted((a, b) -> a.code().compareTo(b.code())).toList();
  }

  /// The products that may be given on a day, by code.
  public List<Product> productsOn(LocalDate day) {
    return products.values().stream()
        .filter(each -> each.validity().holdsOn(day))
        .sorted((a, b) -> a.code().compareTo(b.code()))
        .toList();
  }

  /// The rule for giving a product as a dose on a day; none: it may not be given as this dose.
  public Optional<DoseRule> rule(Product product, int number, LocalDate day) {
    return rules.getOrDefault(product.code(), List.of()).stream()
        .filter(rule -> rule.numbers().include(number) && rule.validity().holdsOn(day))
        .findFirst();
  }

  /// The ages for a product as a dose on a day; none: it may not be given.
  public Optional<AgeRule> ages(Product product, int number, LocalDate day) {
    return ages.getOrDefault(product.code(), List.of()).stream()
        .filter(age -> age.numbers().include(number) && age.validity().holdsOn(day))
        .findFirst()
        .map(ProductAge::rule);
  }

  /// Whether any product of a programme may be given as a dose of this number on a day.
  public boolean isOffered(Programme programme, int number, LocalDate day) {
    return rules.values().stream()
        .flatMap(List::stream)
        .anyMatch(rule ->
            rule.product().programme().equals(programme)
                && rule.numbers().include(number)
                && rule.validity().holdsOn(day));
  }

  /// What a rule of the dose check means for a dose of this day; none: it does not hold on it.
  public Optional<Weight> weight(String rule, LocalDate day) {
    return weights.getOrDefault(rule, List.of()).stream()
        .filter(each -> each.validity().holdsOn(day))
        .findFirst()
        .map(RuleWeight::weight);
  }

  public Optional<Lot> lot(Product product, LotNumber number) {
    return lots(number).stream().filter(lot -> lot.product().equals(product)).findFirst();
  }

  /// The lots of a number whatever their product, to tell which product a vial is.
  public List<Lot> lots(LotNumber number) {
    return lots.getOrDefault(number, List.of());
  }

  /// The lots of a product, by number.
  public List<Lot> lotsOf(Product product) {
    return lots.values().stream()
        .flatMap(List::stream)
        .filter(lot -> lot.product().equals(product))
        .sorted((a, b) -> a.number().text().compareTo(b.number().text()))
        .toList();
  }

  /// Whether a text can be a lot number of the product at all; a wrong one is misread or mistyped.
  public boolean canBeLot(Product product, LotNumber number) {
    return lotFormats.getOrDefault(product.code(), List.of()).stream()
        .anyMatch(format -> format.matcher(number.text()).matches());
  }
}
