package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vrs.server.platform.Actor;

/// Marks every file that leaves the practice area by its name, whichever room it comes from, so
/// that it can't be mistaken for a real one once it lies in a folder.
final class PracticeFileNames extends OncePerRequestFilter {
  private static final String MARK = "研修-practice-";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean practice =
        request.getAttribute(Actor.ATTRIBUTE) instanceof Actor actor && actor.office().isPractice();
    chain.doFilter(request, practice ? new Marking(response) : response);
  }

  private static final class Marking extends HttpServletResponseWrapper {
    Marking(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
      super.setHeader(name, marked(name, value));
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
      super.addHeader(name, marked(name, value));
    }

    private static @Nullable String marked(String name, @Nullable String value) {
      if (value == null || !name.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION)) {
        return value;
      }
      var disposition = ContentDisposition.parse(value);
      String file = disposition.getFilename();
      String type = disposition.getType();
      return ContentDisposition.builder(type == null ? "attachment" : type)
          .filename(MARK + (file == null ? "file" : file), UTF_8)
          .build()
          .toString();
    }
  }
}
