package vrs.server.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.Limits;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;

/// Finds out which shift or device signed a site's request, and leaves the actor for the
/// doorkeeper.
///
/// `VRS-Shift` with an HMAC of the shift's key makes a person at a device; `VRS-Device` with a
/// signature of the device's own key makes a device without a person, good for opening a shift.
/// Refuses with A123, A124, A125, A126, A128. Nobody unknown gets as far as sending a body.
final class SiteFilter extends OncePerRequestFilter {
  private static final Duration WINDOW = Duration.ofSeconds(90);
  private static final int LARGEST_BODY = 16 * 1024 * 1024;
  private final Areas areas;
  private final Devices devices;
  private final OpenShifts shifts;
  private final Clock clock;
  private final Limits ofStrangers =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 60, Duration.ofSeconds(1));

  SiteFilter(Areas areas, Devices devices, OpenShifts shifts, Clock clock) {
    this.areas = areas;
    this.devices = devices;
    this.shifts = shifts;
    this.clock = clock;
  }

  /// Office and id, as `VRS-Shift` and `VRS-Device` carry them: 131016.5f0c…
  private record Reference(AreaCode office, UUID id) {
    static Reference of(String header) {
      try {
        int dot = header.indexOf('.');
        return new Reference(
            new AreaCode(header.substring(0, dot)), UUID.fromString(header.substring(dot + 1)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new Refusal(StaffReason.SIGNATURE_REFUSED);
      }
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String shift = request.getHeader("VRS-Shift");
    String device = request.getHeader("VRS-Device");
    if (shift == null && device == null) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletRequest read;
    try {
      read = shift != null ? ofShift(request, shift) : ofDevice(request, device);
    } catch (Refusal refusal) {
      RefusalPages.send(refusal, request, response);
      return;
    }
    chain.doFilter(read, response);
  }

  private HttpServletRequest ofShift(HttpServletRequest request, String header) throws IOException {
    Reference reference = Reference.of(header);
    long time = time(request);
    OpenShifts.Open open = shifts.find(reference.office(), reference.id()).orElse(null);
    if (open == null) {
      ofStrangers.take(request.getRemoteAddr());
      throw new Refusal(StaffReason.SHIFT_ENDED);
    }
    byte[] body = body(request);
    if (!open.signed(text(request, time, body), signature(request))) {
      throw new Refusal(StaffReason.SIGNATURE_REFUSED);
    }
    if (!open.take(time, now() - 2 * WINDOW.toSeconds() * 1_000_000)) {
      throw new Refusal(StaffReason.REPLAYED);
    }
    Shifts.Shift own = open.shift();
    request.setAttribute(
        Actor.ATTRIBUTE,
        new Actor(Audience.SITE, open.office(), own.person(), Set.of(), own.device()));
    request.setAttribute(
        SitePresence.ATTRIBUTE,
        new SitePresence(own.id(), own.site(), own.siteName(), own.personName()));
    return new ReadRequest(request, body);
  }

  private HttpServletRequest ofDevice(HttpServletRequest request, String header)
      throws IOException {
    Reference reference = Reference.of(header);
    long time = time(request);
    Devices.Device device =
        areas.read(reference.office(), own -> devices.find(own, reference.id())).orElse(null);
    if (device == null) {
      ofStrangers.take(request.getRemoteAddr());
      throw new Refusal(StaffReason.SIGNATURE_REFUSED);
    }
    byte[] body = body(request);
    if (!device.key().signed(text(request, time, body), signature(request))) {
      throw new Refusal(StaffReason.SIGNATURE_REFUSED);
    }
    if (device.blocked()) {
      throw new Refusal(StaffReason.DEVICE_BLOCKED);
    }
    request.setAttribute(
        Actor.ATTRIBUTE,
        new Actor(Audience.DEVICE, reference.office(), device.id(), Set.of(), device.id()));
    return new ReadRequest(request, body);
  }

  /// The request's time, if it is near ours; the refusal tells ours, to set the device's clock by.
  private long time(HttpServletRequest request) {
    long time;
    try {
      time = Long.parseLong(header(request, "VRS-Time"));
    } catch (NumberFormatException e) {
      throw new Refusal(StaffReason.SIGNATURE_REFUSED);
    }
    long now = now();
    if (Math.abs(time - now) > WINDOW.toSeconds() * 1_000_000) {
      throw new Refusal(StaffReason.CLOCK_DIFFERS, Map.of("serverTime", now));
    }
    return time;
  }

  private long now() {
    return clock.millis() * 1_000;
  }

  private static byte[] text(HttpServletRequest request, long time, byte[] body) {
    String query = request.getQueryString();
    String target = request.getRequestURI() + (query == null ? "" : "?" + query);
    return new SignedText(request.getMethod(), target, time, body).bytes();
  }

  private static byte[] signature(HttpServletRequest request) {
    try {
      return Base64.getUrlDecoder().decode(header(request, "VRS-Signature"));
    } catch (IllegalArgumentException e) {
      throw new Refusal(StaffReason.SIGNATURE_REFUSED);
    }
  }

  private static String header(HttpServletRequest request, String name) {
    @Nullable String value = request.getHeader(name);
    if (value == null) {
      throw new Refusal(StaffReason.SIGNATURE_REFUSED);
    }
    return value;
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Refusal(PlatformReason.TOO_LARGE);
    }
    return body;
  }
}
