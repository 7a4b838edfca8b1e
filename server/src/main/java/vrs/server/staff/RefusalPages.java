package vrs.server.staff;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// Gives what is refused before any handler, by a filter or by the listener itself, the same page
/// or problem as every other refusal.
@Controller
public final class RefusalPages implements ErrorController {
  private static final Logger log = LoggerFactory.getLogger(RefusalPages.class);
  private static final String ATTRIBUTE = RefusalPages.class.getName();

  static void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(ATTRIBUTE, refusal);
    response.sendError(refusal.reason().status());
  }

  @RequestMapping("/error")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.INTERNET, Zone.ADMINISTRATION, Zone.WORKER},
      audience = Audience.ANYONE)
  public void page(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Refusal refusal) {
      throw refusal;
    }
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        && status >= 500) {
      throw fault(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }
    throw new Refusal(
        switch (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)) {
          case Integer status when status == 400 -> PlatformReason.MALFORMED;
          case Integer status when status == 403 -> PlatformReason.FORM_EXPIRED;
          case Integer status when status == 405 -> PlatformReason.WRONG_METHOD;
          case Integer status when status == 413 -> PlatformReason.TOO_LARGE;
          case null, default -> PlatformReason.NO_SUCH_PAGE;
        });
  }

  /// A page that failed while it was written. The log gets what failed, never the message: it may
  /// quote what somebody typed.
  private static Refusal fault(@Nullable Object exception) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    Object cause = exception;
    while (cause instanceof Throwable throwable && throwable.getCause() != null) {
      cause = throwable.getCause();
    }
    String what = cause == null ? "nothing named" : cause.getClass().getName();
    log.error("fault {} {} while a page was written", number, what);
    return new Refusal(PlatformReason.OUR_FAULT, Map.of("number", number));
  }
}
