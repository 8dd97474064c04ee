package org.journey.console;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who uses a page by its keys alone. Elements are known by the names and roles that the
 * browser tells assistive technology.
 */
public final class Keyboard {

  private static final int MOST_PRESSES = 300;

  private final Page page;
  private final CDPSession session;

  private Keyboard(Page page) {
    this.page = page;
    this.session = page.context().newCDPSession(page);
  }

  /** The keyboard of a page that is open. */
  public static Keyboard of(Page page) {
    return new Keyboard(page);
  }

  /**
   * Goes on by the Tab key to what has this name; fails, and lists what was met, if nothing has.
   */
  public Keyboard tabTo(String name) {
    return goTo("Tab", "named " + name, focused -> focused.name().equals(name));
  }

  /**
   * Goes on by the Tab key to what has this role and name.
   *
   * @param role as browsers tell it: link, button, textbox, checkbox, radio, combobox, spinbutton …
   */
  public Keyboard tabTo(String role, String name) {
    return goTo("Tab", role + " " + name, new Focused(role, name)::equals);
  }

  /** Chooses among radio buttons, of which one is in focus, by the arrow keys. */
  public Keyboard arrowTo(String name) {
    return goTo("ArrowDown", "named " + name, focused -> focused.name().equals(name));
  }

  /** Writes into what is in focus. */
  public Keyboard type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /** Presses keys one after the other: Space, Enter, ArrowDown, Control+A … */
  public Keyboard press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  /** Presses a key that leads to another page, and waits until that is there. */
  public Keyboard follow(String key) {
    AtomicBoolean there = new AtomicBoolean();
    Consumer<Frame> gone = frame -> there.compareAndSet(false, frame.equals(page.mainFrame()));
    page.onFrameNavigated(gone);
    try {
      page.keyboard().press(key);
      page.waitForCondition(there::get);
    } finally {
      page.offFrameNavigated(gone);
    }
    page.waitForLoadState();
    return this;
  }

  /** The name of what is in focus; empty if nothing is. */
  public String focused() {
    Focused focused = inFocus();
    return focused == null ? "" : focused.name();
  }

  /**
   * Tabs through the page once. Fails unless each element that one can do something with is come
   * by, in the order of the page, shows that it is in focus, and is not out of sight then (WCAG
   * 2.2, 2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11). Of radio buttons one of a group is enough: arrow
   * keys go to the others.
   */
  public void everythingReachable() {
    InPage.ask(page, "reach.js", "begin");
    List<String> found = new ArrayList<>();
    for (int presses = 0; ; presses++) {
      page.keyboard().press("Tab");
      JsonNode stop = InPage.ask(page, "reach.js", "stop");
      stop.path("troubles").forEach(trouble -> found.add(trouble.stringValue()));
      if (stop.path("end").booleanValue()) {
        break;
      }
      if (presses == MOST_PRESSES) {
        found.add("the end is not come to by " + MOST_PRESSES + " presses of Tab");
        break;
      }
    }
    InPage.ask(page, "reach.js", "missed").forEach(one -> found.add(one.stringValue()));
    if (!found.isEmpty()) {
      throw new AssertionError(
          "by keyboard on " + page.url() + ":\n  " + String.join("\n  ", found));
    }
  }

  private Keyboard goTo(String key, String wanted, Predicate<Focused> there) {
    List<String> met = new ArrayList<>();
    int ends = 0;
    for (int presses = 0; presses < MOST_PRESSES && ends < 2; presses++) {
      page.keyboard().press(key);
      Focused focused = inFocus();
      if (focused == null) {
        ends++;
        continue;
      }
      if (there.test(focused)) {
        return this;
      }
      met.add(focused.role() + " \"" + focused.name() + "\"");
    }
    throw new AssertionError(
        key
            + " comes to nothing "
            + wanted
            + " on "
            + page.url()
            + ", only to:\n  "
            + String.join("\n  ", met.stream().distinct().toList()));
  }

  private record Focused(String role, String name) {}

  private @Nullable Focused inFocus() {
    JsonObject expression = new JsonObject();
    expression.addProperty(
        "expression", "document.activeElement === document.body ? null : document.activeElement");
    JsonObject result = session.send("Runtime.evaluate", expression).getAsJsonObject("result");
    if (!result.has("objectId")) {
      return null;
    }
    JsonObject which = new JsonObject();
    which.add("objectId", result.get("objectId"));
    which.addProperty("fetchRelatives", false);
    JsonObject node =
        session
            .send("Accessibility.getPartialAXTree", which)
            .getAsJsonArray("nodes")
            .get(0)
            .getAsJsonObject();
    return new Focused(value(node, "role"), value(node, "name"));
  }

  private static String value(JsonObject node, String property) {
    JsonObject holder = node.getAsJsonObject(property);
    if (holder == null || !holder.has("value")) {
      return "";
    }
    // Words for those who listen alone have spaces around them, which do not break.
    return holder.get("value").getAsString().replaceAll("[\\s\u00a0]+", " ").strip();
  }
}
