package vrs.server.staff;

import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import vrs.server.platform.Areas;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;

/// What every request of a zone passes before its door: host and origin, form token, and who it is.
/// Who may come in is not decided here but at each door, by its `@OpenTo`.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Security {
  /// Nothing from elsewhere, nothing inline, in nobody's frame.
  private static final String POLICY =
      """
      default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
      font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
      frame-ancestors 'none'\
      """;

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http,
      Zone zone,
      Settings settings,
      Areas areas,
      Sessions sessions,
      Devices devices,
      OpenShifts shifts,
      Clock clock,
      Cookies cookies,
      FormTokens tokens) {
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(refused ->
            refused.accessDeniedHandler((request, response, _) ->
                RefusalPages.send(new Refusal(PlatformReason.FORM_EXPIRED), request, response)))
        .headers(headers ->
            headers
                .contentTypeOptions(Customizer.withDefaults())
                .frameOptions(frame -> frame.deny())
                .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
        .addFilterBefore(new OriginFilter(names(settings, zone)), CsrfFilter.class);
    switch (zone) {
      case LGWAN, ADMINISTRATION -> {
        forms(http, tokens);
        http.addFilterBefore(new SessionFilter(areas, sessions, cookies), CsrfFilter.class)
            .addFilterAfter(new FormCookieFilter(), CsrfFilter.class)
            .addFilterAfter(new PracticeFileNames(), SessionFilter.class);
        if (zone == Zone.LGWAN) {
          http.addFilterBefore(new UploadFilter(), CsrfFilter.class);
        }
      }
      case INTERNET ->
          http.csrf(AbstractHttpConfigurer::disable) // no forms here, and no cookie counts
              .addFilterAfter(new SiteFilter(areas, devices, shifts, clock), CsrfFilter.class);
      case WORKER -> http.csrf(AbstractHttpConfigurer::disable);
    }
    return http.build();
  }

  private static void forms(HttpSecurity http, FormTokens tokens) {
    http.csrf(csrf ->
        csrf.csrfTokenRepository(tokens)
            .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
            .ignoringRequestMatchers("/api/**", "/error"));
  }

  private static Set<String> names(Settings settings, Zone zone) {
    var names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    Settings.Listener listener = settings.listeners().get(zone);
    if (listener != null) {
      names.add(listener.address());
      names.addAll(listener.names());
    }
    return names;
  }
}
