package vrs.server.platform;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/// The web edge of one zone: its doors, the doorkeeper, what requests need, and the languages.
@Configuration(proxyBeanMethods = false)
class Edge implements WebMvcConfigurer {
  private final Doorkeeper doorkeeper;

  Edge(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Bean
  static WebMvcRegistrations doors(Zone zone) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Doors(zone);
      }
    };
  }

  @Bean
  static JacksonModule requiredComponents() {
    return new SimpleModule("required components") {
      @Override
      public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new RequiredComponents());
      }
    };
  }

  /// Japanese unless the reader prefers English.
  @Bean
  LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setDefaultLocale(Locale.JAPANESE);
    resolver.setSupportedLocales(List.of(Locale.JAPANESE, Locale.ENGLISH));
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(doorkeeper);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(doorkeeper);
  }
}
