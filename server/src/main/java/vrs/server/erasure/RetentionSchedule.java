package vrs.server.erasure;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.platform.AreaCode;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;

/// Applies the rules of keeping to every area, each night in Japan.
@Component
@Profile("worker")
final class RetentionSchedule extends NightlyWork {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);
  private static final LocalTime AT = LocalTime.of(3, 30);

  private final Masters masters;
  private final ApplyRetention applyRetention;

  RetentionSchedule(Masters masters, ApplyRetention applyRetention, Clock clock) {
    super("retention", Optional.of(AT), clock);
    this.masters = masters;
    this.applyRetention = applyRetention;
  }

  @Override
  void round() {
    masters.current().municipalities().stream()
        .map(Municipality::area)
        .distinct()
        .forEach(this::apply);
  }

  /// One area's fault keeps no other waiting.
  private void apply(AreaCode area) {
    try {
      applyRetention.to(area);
    } catch (Refusal refusal) {
      if (refusal.reason() != PlatformReason.AREA_ERASED) {
        throw refusal;
      }
    } catch (RuntimeException e) {
      LOG.error("retention failed in area {}: {}", area, e.getClass().getSimpleName());
    }
  }
}
