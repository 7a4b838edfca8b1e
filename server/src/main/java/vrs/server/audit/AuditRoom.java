package vrs.server.audit;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import vrs.server.platform.Settings;
import vrs.server.platform.SigningKeyFiles;

/// What the room needs beyond its classes: the log's name and key, and the sealer in its zone.
@Configuration(proxyBeanMethods = false)
class AuditRoom {

  /// The log's name comes from where certificates are published, which is for good.
  @Bean
  @Profile({"worker", "administration"})
  CheckpointKey checkpointKey(Settings settings, SigningKeyFiles keys) {
    return new CheckpointKey(settings.issuer().getHost() + "/audit", keys.checkpoint());
  }

  @Bean
  @Profile("worker")
  Sealer sealer(DataSource dataSource, Seals seals, CheckpointKey key) {
    return new Sealer(dataSource, seals, key);
  }
}
