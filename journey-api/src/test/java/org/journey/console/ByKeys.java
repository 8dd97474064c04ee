package org.journey.console;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;

/** Somebody who comes to the console, signs in, and does what they came for, by keys alone. */
public final class ByKeys implements AutoCloseable {

  private final Visit visit;
  private final Keyboard keys;

  private ByKeys(Visit visit) {
    this.visit = visit;
    this.keys = Keyboard.of(visit.page());
  }

  /**
   * Comes and signs in.
   *
   * @param person as the local issuer's button has them: their name, a comma, their role
   * @param organisation theirs
   */
  public static ByKeys come(ConsoleSite site, View view, String person, String organisation) {
    Visit visit = site.visit(view);
    boolean in = false;
    try {
      visit.open("/console/");
      ByKeys one = new ByKeys(visit);
      one.fill("Organisation", organisation).press(person);
      in = true;
      return one;
    } finally {
      if (!in) {
        visit.page().context().close();
      }
    }
  }

  /** Follows links, one after the other. */
  public ByKeys follow(String... links) {
    for (String link : links) {
      keys.tabTo("link", link).follow("Enter");
    }
    return this;
  }

  /** Presses a button that leads on. */
  public ByKeys press(String button) {
    keys.tabTo("button", button).follow("Enter");
    return this;
  }

  /** Writes into a field, in place of what is there. */
  public ByKeys fill(String label, String text) {
    keys.tabTo(label).press("Control+A").type(text);
    return this;
  }

  /** Chooses among what a list has, by how it begins. */
  public ByKeys choose(String label, String option) {
    keys.tabTo("combobox", label).type(option);
    return this;
  }

  /** Ticks a box. */
  public ByKeys tick(String label) {
    keys.tabTo("checkbox", label).press("Space");
    return this;
  }

  /** What a link or button gives to keep. */
  public byte[] take(String role, String name) {
    keys.tabTo(role, name);
    Download download = page().waitForDownload(() -> keys.press("Enter"));
    try {
      return Files.readAllBytes(Objects.requireNonNull(download.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Their keyboard. */
  public Keyboard keys() {
    return keys;
  }

  /** The window. */
  public Page page() {
    return visit.page();
  }

  /** What follows the site in the address of the page that is open. */
  public String path() {
    return visit.path();
  }

  /** What the page says, as people read it. */
  public String text() {
    return page().locator("main").innerText();
  }

  /** What an element of the page says. */
  public String text(String selector) {
    return page().locator(selector).first().innerText().strip();
  }

  @Override
  public void close() {
    visit.close();
  }
}
