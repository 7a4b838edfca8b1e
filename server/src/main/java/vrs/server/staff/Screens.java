package vrs.server.staff;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Refusal;

/// A screen that is shown again with the refusal on top, so that nothing typed has to be found
/// anew.
public final class Screens {
  private Screens() {}

  /// The layout shows the words; the answer has the refusal's status.
  public static ModelAndView refused(ModelAndView screen, Refusal refusal) {
    screen.addObject("refused", refusal);
    screen.setStatus(HttpStatusCode.valueOf(refusal.reason().status()));
    return screen;
  }
}
