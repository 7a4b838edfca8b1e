package vrs.server.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// The two steps of sign-in, and sign-out.
@Controller
public final class SignInPages {
  private final SignIn signIn;
  private final SignOut signOut;
  private final Cookies cookies;

  SignInPages(SignIn signIn, SignOut signOut, Cookies cookies) {
    this.signIn = signIn;
    this.signOut = signOut;
    this.cookies = cookies;
  }

  @GetMapping("/sign-in")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView page(@RequestParam(defaultValue = "false") boolean ready) {
    return new ModelAndView("staff/sign-in").addObject("ready", ready);
  }

  @PostMapping("/sign-in")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView password(
      @RequestParam String office,
      @RequestParam String name,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      SessionToken first = signIn.password(office, name, password, request.getRemoteAddr());
      cookies.setSession(request, response, first);
      return new ModelAndView("redirect:/sign-in/code");
    } catch (Refusal refusal) {
      return Screens.refused(
          page(false).addObject("office", office).addObject("name", name), refusal);
    }
  }

  @GetMapping("/sign-in/code")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView codePage() {
    return new ModelAndView("staff/sign-in-code");
  }

  @PostMapping("/sign-in/code")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ModelAndView code(
      @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
    try {
      SessionToken whole = signIn.code(cookies.session(request).orElse(null), code);
      cookies.setSession(request, response, whole);
      return new ModelAndView("redirect:/");
    } catch (Refusal refusal) {
      ModelAndView again = refusal.reason() == StaffReason.SIGN_IN_AGAIN ? page(false) : codePage();
      return Screens.refused(again, refusal);
    }
  }

  @PostMapping("/sign-out")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public String leave(HttpServletRequest request, HttpServletResponse response) {
    cookies.session(request).ifPresent(signOut::end);
    cookies.clearSession(request, response);
    return "redirect:/sign-in";
  }
}
