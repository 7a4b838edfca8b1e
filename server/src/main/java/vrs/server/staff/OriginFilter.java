package vrs.server.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import vrs.server.platform.Refusal;

/// Refuses requests that name a host that is not ours (A112), and changes that another site's page
/// asks for (A111), by what browsers say of where a request comes from.
final class OriginFilter extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private final Set<String> names;

  /// @param names by which people reach this listener, without port
  OriginFilter(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!names.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
      RefusalPages.send(new Refusal(StaffReason.FOREIGN_HOST), request, response);
    } else if (changes(request) && !isOwnPage(request)) {
      RefusalPages.send(new Refusal(StaffReason.FOREIGN_PAGE), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Under `/api/` nothing is done in a browser's name, and other sites' pages may ask.
  private static boolean changes(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod()) && !request.getRequestURI().startsWith("/api/");
  }

  /// Browsers of today say where a request comes from in Sec-Fetch-Site; Origin is for older ones,
  /// and is `null` for a page's own forms where it keeps its address to itself.
  private static boolean isOwnPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null
        || origin.equalsIgnoreCase(request.getScheme() + "://" + request.getHeader("Host"));
  }
}
