package vrs.server;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vrs.certificate.CertificateCheck;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Crypto;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Settings;

/// What rooms share that no room makes by itself.
@Configuration(proxyBeanMethods = false)
class Shared {

  @Bean
  static Masters masters(Nation nation) {
    return new Masters(nation);
  }

  @Bean
  static AreaKeys areaKeys(KeyStore keys, DataSource dataSource) {
    return new AreaKeys(keys, dataSource);
  }

  @Bean
  static CertificateCheck certificateCheck(Settings settings) {
    return new CertificateCheck(settings.issuer(), Crypto.signing());
  }
}
