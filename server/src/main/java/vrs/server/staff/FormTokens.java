package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/// The token that every form carries against forged requests: derived from the session's
/// cookie, so it is worth nothing in another session and changes at sign-in. Before sign-in a
/// cookie of random bits stands in.
@Component
final class FormTokens implements CsrfTokenRepository {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String VISIT = "visit";
  private static final String NEW_VISIT = FormTokens.class.getName();
  private final Cookies cookies;

  FormTokens(Cookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    String visit = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    request.setAttribute(NEW_VISIT, visit);
    return token(visit);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(NEW_VISIT) instanceof String visit) {
      cookies.set(request, response, VISIT, visit);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return cookies
        .session(request)
        .map(SessionToken::cookie)
        .or(() -> cookies.value(request, VISIT))
        .map(FormTokens::token)
        .orElse(null);
  }

  private static CsrfToken token(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] derived = mac.doFinal("vrs form".getBytes(UTF_8));
      return new DefaultCsrfToken(
          "X-CSRF-TOKEN", "_csrf", Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
