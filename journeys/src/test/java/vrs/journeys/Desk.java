package vrs.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;

/// A member of staff at a screen, with the keyboard alone.
final class Desk {
  private static final int MOST_STOPS = 200;

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

  /// Waits until an authenticator app shows the next code: none is good twice.
  static void awaitNextCode() {
    long used = Instant.now().getEpochSecond() / 30;
    while (Instant.now().getEpochSecond() / 30 == used) {
      Child.pause();
    }
  }

  /// Moves with Tab until the focus is on what the selector finds, as somebody without a mouse
  /// does.
  static void reach(Page page, String selector) {
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("Tab does not lead to " + selector + " on " + page.url());
  }

  /// Moves to a field and types, in place of what stands there.
  static void type(Page page, String selector, String text) {
    reach(page, selector);
    page.keyboard().press("Control+A");
    page.keyboard().press("Delete");
    page.keyboard().insertText(text);
  }

  /// Moves to a choice and goes so many entries down.
  static void choose(Page page, String selector, int down) {
    reach(page, selector);
    for (int i = 0; i < down; i++) {
      page.keyboard().press("ArrowDown");
    }
  }

  /// Moves to a button or link and presses Enter, until the next page is there.
  static void go(Page page, String selector) {
    reach(page, selector);
    enter(page);
  }

  /// Presses Enter and waits until the next page is there.
  static void enter(Page page) {
    page.evaluate("document.documentElement.dataset.left = 'yes'");
    page.keyboard().press("Enter");
    page.locator("html:not([data-left])")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    page.waitForLoadState();
  }

  /// Moves to the field of a file and picks one.
  static void pick(Page page, String selector, FilePayload file) {
    reach(page, selector);
    page.waitForFileChooser(() -> page.keyboard().press("Enter")).setFiles(file);
  }

  /// Moves to what the selector finds and presses Enter there.
  static void press(Page page, String selector) {
    page.locator(selector).press("Enter");
  }
}
