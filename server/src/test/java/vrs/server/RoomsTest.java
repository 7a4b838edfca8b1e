package vrs.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The order of the rooms, as docs/architecture.md draws it.
final class RoomsTest {
  private static final List<List<String>> ORDER =
      List.of(
          List.of("platform"),
          List.of("audit"),
          List.of("operation"),
          List.of("municipality"),
          List.of("staff"),
          List.of("record"),
          List.of("scan", "inquiry", "issuance", "statistics", "erasure"),
          List.of("quality", "handover", "request"),
          List.of("report"));

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("vrs.server");

  @TestFactory
  List<DynamicTest> a_room_knows_only_rooms_before_it() {
    return ORDER.stream()
        .flatMap(List::stream)
        .map(room -> DynamicTest.dynamicTest(room, () -> check(room)))
        .toList();
  }

  private static void check(String room) {
    int place = 0;
    while (!ORDER.get(place).contains(room)) {
      place++;
    }
    String[] forbidden =
        ORDER.subList(place, ORDER.size()).stream()
            .flatMap(List::stream)
            .filter(other -> !other.equals(room))
            .map(other -> "vrs.server." + other + "..")
            .toArray(String[]::new);
    if (forbidden.length > 0) {
      noClasses()
          .that()
          .resideInAPackage("vrs.server." + room)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden)
          .allowEmptyShould(true)
          .check(SERVER);
    }
  }

  @Test
  void a_room_is_flat() {
    noClasses().should().resideInAPackage("vrs.server.*.*..").check(SERVER);
  }

  @Test
  void nobody_normalises_unicode_but_search_keys() {
    // NFC and NFKC change names; only a search key and a lot number, which names nobody, may.
    noClasses()
        .that()
        .haveSimpleNameNotContaining("SearchKey")
        .and()
        .doNotHaveSimpleName("LotNumber")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.text.Normalizer")
        .check(SERVER);
  }

  @Test
  void names_of_rooms_are_plain_words() {
    List<String> empty = List.of("util", "impl", "service", "dto", "repository");
    noClasses()
        .should()
        .resideInAnyPackage(
            empty.stream()
                .map(word -> "vrs.." + word.toLowerCase(Locale.ROOT) + "..")
                .toArray(String[]::new))
        .check(SERVER);
  }
}
