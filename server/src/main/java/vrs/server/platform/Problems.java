package vrs.server.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns every refusal into one status and one form: an RFC 9457 problem under `/api/`, else the
/// error page. What is not a refusal is our fault: it gets a number that the log has too, and
/// nothing of its detail leaves.
@ControllerAdvice
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private final Messages messages;

  public Problems(Messages messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  public Object refused(Refusal refusal, HttpServletRequest request, Locale locale) {
    return answer(refusal.reason(), refusal.details(), request, locale);
  }

  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  public Object noSuchPage(HttpServletRequest request, Locale locale) {
    return answer(PlatformReason.NO_SUCH_PAGE, Map.of(), request, locale);
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  public Object wrongMethod(HttpServletRequest request, Locale locale) {
    return answer(PlatformReason.WRONG_METHOD, Map.of(), request, locale);
  }

  @ExceptionHandler(HttpMediaTypeException.class)
  public Object wrongMediaType(HttpServletRequest request, Locale locale) {
    return answer(PlatformReason.WRONG_MEDIA_TYPE, Map.of(), request, locale);
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    ServletRequestBindingException.class,
    MethodArgumentTypeMismatchException.class,
    MissingServletRequestPartException.class,
    MultipartException.class
  })
  public Object malformed(HttpServletRequest request, Locale locale) {
    return answer(PlatformReason.MALFORMED, Map.of(), request, locale);
  }

  @ExceptionHandler
  public Object ourFault(Exception fault, HttpServletRequest request, Locale locale) {
    var number = UUID.randomUUID().toString().substring(0, 8);
    // The class and where it arose, never the message: it may quote what somebody typed.
    log.error("fault {} {} at {}", number, fault.getClass().getName(), firstOwnFrame(fault));
    return answer(PlatformReason.OUR_FAULT, Map.of("number", number), request, locale);
  }

  private static String firstOwnFrame(Throwable fault) {
    for (StackTraceElement frame : fault.getStackTrace()) {
      if (frame.getClassName().startsWith("vrs.")) {
        return frame.toString();
      }
    }
    return "outside our code";
  }

  private Object answer(
      Reason reason, Map<String, Object> details, HttpServletRequest request, Locale locale) {
    Messages.Words words = messages.of(reason, details, locale);
    return address(request).startsWith("/api/")
        ? problem(reason, words, details, locale)
        : page(reason, words);
  }

  /// The address that was asked for, also when the listener has led the request on to its error
  /// page.
  private static String address(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
        ? asked
        : request.getRequestURI();
  }

  private static ResponseEntity<Problem> problem(
      Reason reason, Messages.Words words, Map<String, Object> details, Locale locale) {
    return ResponseEntity.status(reason.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(
            new Problem(
                "urn:vrs:problem:" + reason.code(),
                words.what(),
                reason.status(),
                reason.code(),
                words.next(),
                words.kept(),
                details));
  }

  private static ModelAndView page(Reason reason, Messages.Words words) {
    var page = new ModelAndView("error");
    page.setStatus(HttpStatusCode.valueOf(reason.status()));
    page.addObject("code", reason.code());
    page.addObject("words", words);
    return page;
  }
}
