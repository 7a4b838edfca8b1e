package vrs.server.request;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Belongings;

/// Requests follow the person; their steps say what was so when they were made.
@Component
final class RequestBelongings implements Belongings {
  @Override
  public List<String> tables() {
    return List.of("person_request");
  }
}
