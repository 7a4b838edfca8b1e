package vrs.certificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a product code meant on the day when a card was issued (製品名).
///
/// Codes were refined over time: until 2023-02-06 both bivalent vaccines of a maker shared one, so
/// an old card shows the coarser name.
public final class ProductNames {

  private static final List<Row> ROWS = rows();

  private ProductNames() {}

  /// A name for people.
  public record Name(String ja, String en) {}

  private record Row(String cvx, LocalDate issuedFrom, Name name) {}

  /// The name of this CVX code on a card issued on this day; empty for codes that Japan did not
  /// use.
  public static Optional<Name> of(String cvx, LocalDate issued) {
    return ROWS.stream()
        .filter(row -> row.cvx.equals(cvx) && !row.issuedFrom.isAfter(issued))
        .reduce((_, later) -> later)
        .map(Row::name);
  }

  private static List<Row> rows() {
    var in = ProductNames.class.getResourceAsStream("products.csv");
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> row(line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] fields) {
    return new Row(fields[0], LocalDate.parse(fields[1]), new Name(fields[2], fields[3]));
  }
}
