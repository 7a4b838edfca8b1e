package vrs.server.handover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.SealedPlace;

/// A table of a backup: all its columns but `area` go in as they are, except those named here.
///
/// @param key by which its rows are ordered
/// @param condition which rows go in
/// @param sealed columns that lie sealed here, and open in the backup
/// @param lookups columns that are computed anew from another when the backup is put back
/// @param withheld columns that stay out
/// @param plainBytes columns of bytes that hold no sealed value
record BackupTable(
    String name,
    List<String> key,
    String condition,
    List<Sealed> sealed,
    List<Lookup> lookups,
    List<Withheld> withheld,
    Set<String> plainBytes) {

  /// A sealed value: a column, or a text under a key inside a column of JSON.
  ///
  /// @param place to which the value is bound, as the row tells
  /// @param text whether it is readable; else it stands in the backup in Base64
  record Sealed(
      String column,
      Optional<String> inside,
      Function<JsonNode, SealedPlace> place,
      boolean text) {}

  /// The search key of a value that stands in another column.
  record Lookup(String column, String of, BiFunction<AreaCipher, String, byte[]> compute) {}

  /// What nobody outside should have.
  ///
  /// @param restored what stands there afterwards; absent: nothing
  record Withheld(String column, Optional<String> restored) {}

  BackupTable {
    key = List.copyOf(key);
    sealed = List.copyOf(sealed);
    lookups = List.copyOf(lookups);
    withheld = List.copyOf(withheld);
    plainBytes = Set.copyOf(plainBytes);
  }

  static BackupTable of(String name, String... key) {
    return new BackupTable(name, List.of(key), "true", List.of(), List.of(), List.of(), Set.of());
  }

  BackupTable where(String rows) {
    return new BackupTable(name, key, rows, sealed, lookups, withheld, plainBytes);
  }

  BackupTable sealedText(String column, Function<JsonNode, SealedPlace> place) {
    return with(new Sealed(column, Optional.empty(), place, true));
  }

  BackupTable sealedBytes(String column, Function<JsonNode, SealedPlace> place) {
    return with(new Sealed(column, Optional.empty(), place, false));
  }

  /// A sealed text inside a column of JSON, there in Base64.
  BackupTable sealedInside(String column, String inside, Function<JsonNode, SealedPlace> place) {
    return with(new Sealed(column, Optional.of(inside), place, true));
  }

  BackupTable lookup(String column, String of, BiFunction<AreaCipher, String, byte[]> compute) {
    return new BackupTable(
        name,
        key,
        condition,
        sealed,
        plus(lookups, new Lookup(column, of, compute)),
        withheld,
        plainBytes);
  }

  BackupTable withheld(String... columns) {
    BackupTable without = this;
    for (String column : columns) {
      without = without.with(new Withheld(column, Optional.empty()));
    }
    return without;
  }

  BackupTable withheldBut(String column, String restored) {
    return with(new Withheld(column, Optional.of(restored)));
  }

  BackupTable plainBytes(String column) {
    var more = new HashSet<>(plainBytes);
    more.add(column);
    return new BackupTable(name, key, condition, sealed, lookups, withheld, more);
  }

  /// Whether a backup has no column of this name.
  boolean keepsBack(String column) {
    return withheld.stream().anyMatch(each -> each.column().equals(column))
        || lookups.stream().anyMatch(each -> each.column().equals(column));
  }

  private BackupTable with(Sealed more) {
    return new BackupTable(name, key, condition, plus(sealed, more), lookups, withheld, plainBytes);
  }

  private BackupTable with(Withheld more) {
    return new BackupTable(name, key, condition, sealed, lookups, plus(withheld, more), plainBytes);
  }

  private static <T> List<T> plus(List<T> all, T one) {
    var more = new ArrayList<>(all);
    more.add(one);
    return more;
  }
}
