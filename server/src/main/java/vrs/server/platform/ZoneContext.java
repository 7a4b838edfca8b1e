package vrs.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// One zone running: a Spring context with its own listener and its own database role (A2).
public final class ZoneContext implements AutoCloseable {
  private final ServletWebServerApplicationContext context;
  private final String scheme;
  private final String host;

  private ZoneContext(ServletWebServerApplicationContext context, Settings.Listener listener) {
    this.context = context;
    this.scheme = listener.certificate() == null ? "http" : "https";
    this.host = listener.address();
  }

  /// Starts a zone.
  ///
  /// @param application the class whose package is scanned for rooms
  /// @param shared puts in what the zones of one process share
  /// @throws CannotStart when the listener is not on loopback and has no certificate (A3)
  public static ZoneContext start(
      Class<?> application,
      Zone zone,
      Settings settings,
      DataSource dataSource,
      Consumer<GenericApplicationContext> shared) {
    Settings.Listener listener = settings.listeners().get(zone);
    if (listener == null) {
      throw new IllegalArgumentException("no listener for " + zone);
    }
    var properties = properties(listener);
    var builder =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.SERVLET)
            .profiles(zone.key())
            .registerShutdownHook(false)
            .properties(properties)
            .initializers((GenericApplicationContext unready) -> {
              unready.registerBean(Zone.class, () -> zone);
              unready.registerBean(Settings.class, () -> settings);
              unready.registerBean(
                  DataSource.class,
                  () -> dataSource,
                  definition -> definition.setDestroyMethodName(""));
              unready.registerBean(Clock.class, () -> Clock.systemUTC());
              unready.registerBean(Areas.class, () -> new Areas(dataSource));
              unready.registerBean(Nation.class, () -> new Nation(dataSource));
              shared.accept(unready);
            });
    try {
      return new ZoneContext((ServletWebServerApplicationContext) builder.run(), listener);
    } catch (BeansException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CannotStart known) {
          throw known;
        }
      }
      throw e;
    }
  }

  private static Map<String, Object> properties(Settings.Listener listener) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("server.address", listener.address());
    properties.put("server.port", listener.port());
    if (listener.certificate() != null && listener.privateKey() != null) {
      properties.put("server.ssl.certificate", "file:" + listener.certificate());
      properties.put("server.ssl.certificate-private-key", "file:" + listener.privateKey());
      properties.put("server.ssl.enabled-protocols", "TLSv1.3");
    } else if (!isLoopback(listener.address())) {
      throw new CannotStart(
          "The listener on "
              + listener.address()
              + " is reachable from other machines and has no TLS certificate.");
    }
    return properties;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException e) {
      throw new CannotStart("The address " + address + " is not one of this machine.", e);
    }
  }

  /// Where it answers.
  public URI address() {
    var server = Objects.requireNonNull(context.getWebServer());
    return URI.create(scheme + "://" + host + ":" + server.getPort());
  }

  /// A bean of the zone, for the process start and tests.
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
