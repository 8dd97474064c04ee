package org.journey.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Chromium for all tests of this JVM, begun by the first that asks for a visit and ended with
 * the JVM. Where there is none, or no Node.js to steer it by, tests that ask are passed over;
 * .ci/run installs it and sets JOURNEY_BROWSER, so that they cannot be passed over there.
 *
 * <p>Like Playwright it is for one thread at a time.
 */
public final class ConsoleBrowser {

  private static final String DEMANDED = "JOURNEY_BROWSER";

  /** Where Chromium is, if it is nowhere on the path. */
  private static final String CHROMIUM = "JOURNEY_CHROMIUM";

  private static final String MISSING =
      "no Chromium (Debian's package chromium-headless-shell or chromium, or "
          + CHROMIUM
          + ") or no Node.js is installed here";

  /** For anything that a page is waited for, in milliseconds. */
  private static final double PATIENCE = 30_000;

  /** For Chromium to start, beside all that a build does, in milliseconds. */
  private static final double START = 120_000;

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          // Nothing of a test leaves this machine, whatever a page asks for.
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");

  private static final class Started {
    static final Browser BROWSER = start();
  }

  private ConsoleBrowser() {}

  /**
   * Opens a window with cookies of its own.
   *
   * @param site what comes before the path in the addresses of the pages that are to be visited;
   *     any other is a trouble
   * @param state what {@link Visit#state} was elsewhere, so to be signed in as there
   */
  public static Visit visit(String site, View view, @Nullable String state) {
    boolean there = chromium().isPresent() && node().isPresent();
    if (!there && System.getenv(DEMANDED) != null) {
      throw new IllegalStateException(MISSING);
    }
    assumeTrue(there, MISSING);
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(view.width(), view.height())
            .setDeviceScaleFactor(view.scale())
            .setJavaScriptEnabled(view.script())
            .setReducedMotion(view.motion() ? ReducedMotion.NO_PREFERENCE : ReducedMotion.REDUCE)
            .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
            .setAcceptDownloads(true)
            .setLocale("en-GB")
            .setTimezoneId("Europe/London");
    if (state != null) {
      options.setStorageState(state);
    }
    BrowserContext context = Started.BROWSER.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return new Visit(context, site);
  }

  private static Browser start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node().orElseThrow().toString())));
    // Its driver ends, and ends the browser, once this JVM is gone. A hook that closes it is not on
    // the thread that speaks to it, and waited for half a minute.
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium().orElseThrow())
                .setTimeout(START)
                .setArgs(FLAGS));
  }

  private static Optional<Path> chromium() {
    String named = System.getenv(CHROMIUM);
    return named != null
        ? Optional.of(Path.of(named))
        // The first has no windows of its own to draw: a third of the processor's time.
        : program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
  }

  private static Optional<Path> node() {
    return program("node");
  }

  private static Optional<Path> program(String... names) {
    List<String> path =
        List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
    return Stream.of(names)
        .flatMap(name -> path.stream().map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .map(Path::toAbsolutePath)
        .findFirst();
  }
}
