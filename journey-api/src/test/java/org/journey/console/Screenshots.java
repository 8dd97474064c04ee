package org.journey.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.research.ResearchTable;

/**
 * Pictures of the console's main pages with the study's people in them, for README and docs: {@code
 * ./mvnw -q -Pscreenshots -DskipTests verify} writes them to docs/screenshots.
 */
public final class Screenshots {

  private static final double HIGHEST = 1_600;

  private static final double MARGIN = 24;

  private Screenshots() {}

  /**
   * Writes them.
   *
   * @param arguments where to
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    ConsoleSite site = ConsoleSite.study();
    List<ConsolePage> pages = new ArrayList<>(PageTable.PAGES);
    pages.add(ResearchTable.PROCESS_MAP);
    pages.removeIf(page -> !page.pictured());
    for (ConsolePage page : pages) {
      Path file = directory.resolve(page.name() + ".png");
      try (Visit visit = site.visit(View.DESKTOP.withoutMotion(), page.reader())) {
        visit.open(page.address().apply(site));
        SmallPicture.write(picture(visit.page()), file);
      }
      System.out.println(file + " " + Files.size(file) / 1_000 + " kB");
    }
    // Threads of the platform's clients would keep the JVM.
    System.exit(0);
  }

  /** From the page's top on, or from the place that its address names. */
  private static byte[] picture(Page page) {
    page.waitForLoadState();
    // What an address names is in focus, and shows it.
    page.evaluate("document.activeElement.blur()");
    double top =
        Math.max(
            0,
            number(
                    page,
                    "(document.getElementById(location.hash.slice(1)) || document.documentElement)"
                        + ".getBoundingClientRect().top + scrollY")
                - MARGIN);
    double height = number(page, "document.documentElement.scrollHeight");
    return page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setClip(0, top, View.DESKTOP.width(), Math.min(height - top, HIGHEST))
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setCaret(ScreenshotCaret.HIDE));
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
