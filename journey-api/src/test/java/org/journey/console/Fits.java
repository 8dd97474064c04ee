package org.journey.console;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Whether a page fits the width it is looked at (WCAG 2.2, 1.4.10): it does not scroll sideways, no
 * text lies beyond the window and none is cut off. What scrolls within a frame of its own, such as
 * a wide table, fits if the frame does.
 */
public final class Fits {

  private Fits() {}

  /** Fails with what is too wide or cut off. */
  public static void check(Page page) {
    List<String> found = InPage.lines(page, "fits.js");
    if (!found.isEmpty()) {
      throw new AssertionError(
          page.url()
              + " does not fit "
              + page.viewportSize().width
              + " px:\n  "
              + String.join("\n  ", found));
    }
  }
}
