package vrs.server.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What the layout shows around a page: who is signed in, and the menu. `${chrome.person()}`
@Component
public final class Chrome {
  private final Menu menu;

  Chrome(Menu menu) {
    this.menu = menu;
  }

  public @Nullable SignedIn person() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : (SignedIn) request.getAttribute(SignedIn.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
  }

  /// Whether the person practises (研修): then every screen looks otherwise.
  public boolean practice() {
    SignedIn person = person();
    return person != null && person.actor().office().isPractice();
  }

  public Menu.Shown menu() {
    SignedIn person = person();
    return person == null ? new Menu.Shown(List.of(), false) : menu.of(person.actor());
  }
}
