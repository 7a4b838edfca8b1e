package vrs.server.issuance;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Belongings;

/// The issue history follows the person.
@Component
final class IssuanceBelongings implements Belongings {
  @Override
  public List<String> tables() {
    return List.of("issue");
  }
}
