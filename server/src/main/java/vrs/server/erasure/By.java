package vrs.server.erasure;

import java.time.Instant;
import java.util.UUID;
import vrs.server.platform.AreaCode;

/// Who acted, for which office, and when. The name is kept, because the accounts of an erased area
/// go.
public record By(AreaCode office, UUID account, String name, Instant at) {
  @Override
  public String toString() {
    return "By[" + account + "]";
  }
}
