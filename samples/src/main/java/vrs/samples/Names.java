package vrs.samples;

import java.util.List;
import java.util.Random;

/// Surnames by how many people bear them, and given names, each with its reading.
///
/// Source: japanese-personal-name-dataset, whose licence lies beside the lists.
final class Names {

  /// A written name and its reading in hiragana.
  record Name(String written, String kana) {}

  private static final List<Name> SURNAMES =
      Lists.lines("surnames.csv").stream().map(line -> new Name(line.get(0), line.get(2))).toList();

  /// Bearers of the surnames up to and including each.
  private static final long[] BEARERS = bearers();

  private static final List<Name> MALE = given("given-names-male.csv");
  private static final List<Name> FEMALE = given("given-names-female.csv");

  private Names() {}

  static Name surname(Random random) {
    long chosen = random.nextLong(BEARERS[BEARERS.length - 1]);
    int low = 0;
    int high = BEARERS.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (BEARERS[middle] <= chosen) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return SURNAMES.get(low);
  }

  static Name given(Sex sex, Random random) {
    var names =
        switch (sex) {
          case MALE -> MALE;
          case FEMALE -> FEMALE;
          case UNKNOWN -> random.nextBoolean() ? MALE : FEMALE;
        };
    return names.get(random.nextInt(names.size()));
  }

  private static long[] bearers() {
    long[] sums =
        Lists.lines("surnames.csv").stream().mapToLong(l -> Long.parseLong(l.get(1))).toArray();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }

  /// Each line holds a reading, keyboard letters and then the ways of writing it.
  private static List<Name> given(String file) {
    return Lists.lines(file).stream()
        .flatMap(line -> line.stream().skip(2).map(name -> new Name(name, line.get(0))))
        .toList();
  }
}
