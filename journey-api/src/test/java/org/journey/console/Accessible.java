package org.journey.console;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether a page is as WCAG 2.2 at levels A and AA wants it, as far as axe can tell: the size of
 * what is aimed at (2.5.8) included.
 */
public final class Accessible {

  private Accessible() {}

  /** Fails with each rule, element and reason that axe names. The page needs JavaScript on. */
  public static void check(Page page) {
    check(page, false);
  }

  /**
   * The same for a page that was looked at in another width: of elements that look the same, one
   * stands for all in whether its letters can be told from what is behind them.
   */
  static void checkAgain(Page page) {
    check(page, true);
  }

  private static void check(Page page, boolean looks) {
    List<String> found = violations(page, looks);
    if (!found.isEmpty()) {
      throw new AssertionError(
          "axe on " + page.url() + ":\n  " + String.join("\n  ", found) + "\n");
    }
  }

  private static List<String> violations(Page page, boolean looks) {
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate("() => {" + InPage.text("/axe.min.js") + "}");
    }
    List<String> found = new ArrayList<>();
    for (JsonNode rule : InPage.ask(page, "axe.js", looks)) {
      for (JsonNode node : rule.path("nodes")) {
        found.add(
            "%s: %s\n    at   %s\n    html %s\n    why  %s"
                .formatted(
                    rule.path("id").asString(),
                    rule.path("help").asString(),
                    node.path("target").asString(),
                    node.path("html").asString(),
                    node.path("why").asString()));
      }
    }
    return found;
  }
}
