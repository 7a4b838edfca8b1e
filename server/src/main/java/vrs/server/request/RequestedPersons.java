package vrs.server.request;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.record.RestsOnPersons;

/// Whoever has asked about the own data was here, and stays in the register with the request.
@Component
final class RequestedPersons implements RestsOnPersons {
  private final Requests requests;

  RequestedPersons(Requests requests) {
    this.requests = requests;
  }

  @Override
  public Set<UUID> restingOn(Area area, Collection<UUID> persons) {
    return requests.ofPersons(area, persons);
  }
}
