package vrs.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vrs.server.platform.Messages;

/// All audited actions of all rooms.
class AuditActionsTest {

  private static List<String> codes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.server")
            .stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(AuditAction.class))
            .flatMap(AuditActionsTest::constants)
            .map(AuditAction::code)
            .toList();
  }

  private static Stream<AuditAction> constants(JavaClass type) {
    return Arrays.stream(type.reflect().getEnumConstants()).map(AuditAction.class::cast);
  }

  @Test
  void each_action_has_a_code_of_its_own_and_a_title_in_both_languages() {
    assertThat(codes()).isNotEmpty().doesNotHaveDuplicates();
    var messages = new Messages();
    for (String code : codes()) {
      for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
        assertThat(messages.text("audit.action." + code, Map.of(), locale)).isNotBlank();
      }
    }
  }
}
