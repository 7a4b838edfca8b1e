package vrs.server.record;

import java.util.List;
import org.springframework.stereotype.Component;

/// Doses and tickets are moved by [MergePersons] itself.
@Component
final class RecordBelongings implements Belongings {
  @Override
  public List<String> tables() {
    return List.of("dose_conflict", "person_notice");
  }
}
