package vrs.journeys;

import com.microsoft.playwright.Page;

/// Somebody who works at a screen with the keyboard alone, and whose time is reckoned, not
/// measured: half a second for each key, three seconds to read an item before the first one. A
/// machine that is busy makes nobody slower; a screen that needs more keys does.
final class Clerk {
  private static final double SECONDS_A_KEY = 0.5;
  private static final double SECONDS_TO_READ = 3;

  private final Page page;
  private int keys;
  private int read;

  Clerk(Page page) {
    this.page = page;
  }

  /// Looks at a record for the first time.
  void reads() {
    read++;
  }

  void presses(String key) {
    keys++;
    page.keyboard().press(key);
  }

  /// As [#presses], of a key that opens a form and puts the cursor where it is to begin.
  void opens(String key) {
    presses(key);
    page.locator("main details[open] form :focus").waitFor();
  }

  /// As [#presses], of a key that leads to another page.
  void leaves(String key) {
    String before = page.url();
    presses(key);
    page.waitForURL(address -> !address.equals(before));
  }

  /// Goes on with the tab key until the cursor is there.
  void reaches(String selector) {
    Object there = page.locator(selector).elementHandle();
    for (int i = 0; i < 30; i++) {
      presses("Tab");
      if ((boolean) page.evaluate("field => field === document.activeElement", there)) {
        return;
      }
    }
    throw new AssertionError("no way by the tab key to " + selector);
  }

  /// In place of what the field holds, which is selected.
  void types(String text) {
    keys += text.length();
    page.keyboard().type(text);
  }

  int keys() {
    return keys;
  }

  double seconds() {
    return keys * SECONDS_A_KEY + read * SECONDS_TO_READ;
  }
}
