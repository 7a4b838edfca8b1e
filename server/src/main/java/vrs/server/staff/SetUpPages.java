package vrs.server.staff;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// A person sets up the own account with a one-time code.
@Controller
public final class SetUpPages {
  private final SetUpAccount setUpAccount;

  SetUpPages(SetUpAccount setUpAccount) {
    this.setUpAccount = setUpAccount;
  }

  @GetMapping("/set-up")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView page() {
    return new ModelAndView("staff/set-up");
  }

  @PostMapping("/set-up")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView begin(@RequestParam String code, HttpServletRequest request) {
    try {
      return form(code, setUpAccount.begin(code, request.getRemoteAddr()));
    } catch (Refusal refusal) {
      return Screens.refused(page(), refusal);
    }
  }

  @PostMapping("/set-up/finish")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView finish(
      @RequestParam String code,
      @RequestParam String password,
      @RequestParam String repeated,
      @RequestParam String factor,
      HttpServletRequest request) {
    String address = request.getRemoteAddr();
    try {
      setUpAccount.finish(code, password, repeated, factor, address);
      return new ModelAndView("redirect:/sign-in?ready=true");
    } catch (Refusal refusal) {
      boolean over =
          refusal.reason() == StaffReason.SETUP_REFUSED
              || refusal.reason() == StaffReason.TOO_MANY_ATTEMPTS;
      ModelAndView again = over ? page() : form(code, setUpAccount.again(code, address));
      return Screens.refused(again, refusal);
    }
  }

  private static ModelAndView form(String code, SetUpAccount.Offer offer) {
    return new ModelAndView("staff/set-up-finish")
        .addObject("code", code)
        .addObject("offer", offer);
  }
}
