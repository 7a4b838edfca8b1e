package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vrs.card.CardReason;
import vrs.reading.ReadingReason;
import vrs.server.platform.Messages;
import vrs.server.platform.Reason;

/// Every reason to say no, of all rooms and of the libraries that a door quotes.
class ReasonsTest {
  private static final Pattern PLACE = Pattern.compile("\\{[^}]*\\}");
  private static final Messages MESSAGES = new Messages();

  private static List<String> codes() {
    Stream<String> ofRooms =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("vrs.server")
                .stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Reason.class))
                .flatMap(ReasonsTest::constants)
                .map(Reason::code);
    return Stream.of(
            ofRooms,
            Arrays.stream(CardReason.values()).map(CardReason::code),
            Arrays.stream(ReadingReason.values()).map(ReadingReason::code),
            Arrays.stream(vrs.certificate.Reason.values()).map(vrs.certificate.Reason::code))
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<Reason> constants(JavaClass type) {
    return Arrays.stream(type.reflect().getEnumConstants()).map(Reason.class::cast);
  }

  @Test
  void each_has_a_code_of_its_own_and_says_in_both_languages_what_to_do_and_what_was_not_lost() {
    assertThat(codes()).doesNotHaveDuplicates();
    for (String code : codes()) {
      for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
        for (String part : List.of("what", "do", "kept")) {
          assertThat(part(code, language, part)).as("%s %s", code, language).isNotBlank();
        }
      }
      assertThat(places(code, Locale.ENGLISH)).as(code).isEqualTo(places(code, Locale.JAPANESE));
    }
  }

  private static String part(String code, Locale language, String part) {
    return MESSAGES.all(language).get(code) instanceof Map<?, ?> words
            && words.get(part) instanceof String text
        ? text
        : "";
  }

  private static Set<String> places(String code, Locale language) {
    var places = new TreeSet<String>();
    for (String part : List.of("what", "do", "kept")) {
      PLACE.matcher(part(code, language, part)).results().forEach(each -> places.add(each.group()));
    }
    return places;
  }
}
