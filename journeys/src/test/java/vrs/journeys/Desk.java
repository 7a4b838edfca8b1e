package vrs.journeys;

import com.microsoft.playwright.Page;
import java.time.Instant;

/// A member of staff at a screen, with the keyboard alone.
final class Desk {
  private Desk() {}

  /// Both steps of sign-in.
  static void signIn(Page page, SampleSignIn who) {
    page.locator("[name=office]").fill(who.office());
    page.locator("[name=name]").fill(who.name());
    page.locator("[name=password]").fill(who.password());
    page.keyboard().press("Enter");
    page.locator("[name=code]").fill(Totp.code(who.totp(), Instant.now()));
    page.keyboard().press("Enter");
    page.locator("nav.menu").waitFor();
  }

  /// Moves to what the selector finds and presses Enter there.
  static void press(Page page, String selector) {
    page.locator(selector).press("Enter");
  }
}
