package org.journey.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  /** As fieldsets are told. */
  private static final Set<String> GROUPS = Set.of("group", "radiogroup");

  private final Page page;
  private final CDPSession session;
  private int pressed;

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
    return goTo(
        "Tab",
        role + " " + name,
        focused -> focused.role().equals(role) && focused.name().equals(name));
  }

  /**
   * Answers a question that has radio buttons: goes on to them by the Tab key, and among them to
   * the answer by the arrow keys, which choose what they come to.
   *
   * @param question as the group of buttons is named
   */
  public Keyboard choose(String question, String answer) {
    goTo(
        "Tab",
        "radio of " + question,
        focused -> focused.role().equals("radio") && groupInFocus().equals(question));
    return focused().equals(answer) ? press("Space") : arrowTo(answer);
  }

  /** Chooses among radio buttons, of which one is in focus, by the arrow keys. */
  public Keyboard arrowTo(String name) {
    return goTo("ArrowDown", "named " + name, focused -> focused.name().equals(name));
  }

  /** Writes into what is in focus. */
  public Keyboard type(String text) {
    page.keyboard().type(text);
    pressed += text.length();
    return this;
  }

  /**
   * Writes a date, a time or both into what is in focus, as far as that asks for them, in the order
   * in which it does. Nothing is pressed between the parts: each goes on to the next when it is
   * full.
   */
  public Keyboard typeMoment(LocalDateTime moment) {
    List<String> parts = partsInFocus();
    boolean halfDays = parts.stream().anyMatch(part -> part.startsWith("am/pm"));
    parts.forEach(part -> type(written(part, moment, halfDays)));
    return this;
  }

  /** Empties all parts of the date or time that is in focus. */
  public Keyboard clearMoment() {
    partsInFocus().forEach(_ -> press("Delete", "ArrowRight"));
    return this;
  }

  private static String written(String part, LocalDateTime moment, boolean halfDays) {
    String pattern =
        switch (part.split(" ", -1)[0]) {
          case "day" -> "dd";
          case "month" -> "MM";
          case "year" -> "yyyy";
          case "hours" -> halfDays ? "hh" : "HH";
          case "minutes" -> "mm";
          case "am/pm" -> "a";
          default -> throw new AssertionError("no way to fill in " + part);
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(moment);
  }

  /** The parts of what is in focus that take numbers, as they are named, in small letters. */
  private List<String> partsInFocus() {
    JsonObject which = new JsonObject();
    which.addProperty("objectId", objectInFocus());
    which.addProperty("role", "spinbutton");
    List<String> names = new ArrayList<>();
    session
        .send("Accessibility.queryAXTree", which)
        .getAsJsonArray("nodes")
        .forEach(node -> names.add(value(node.getAsJsonObject(), "name").toLowerCase(Locale.ROOT)));
    if (names.isEmpty()) {
      throw new AssertionError(focused() + " has no parts");
    }
    return names;
  }

  /** Presses keys one after the other: Space, Enter, ArrowDown, Control+A … */
  public Keyboard press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    pressed += keys.length;
    return this;
  }

  /** Presses a key that leads to another page, and waits until that is there. */
  public Keyboard follow(String key) {
    AtomicBoolean there = new AtomicBoolean();
    pressed++;
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

  /** So many keys were pressed so far, letters among them. */
  public int pressed() {
    return pressed;
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
      press(key);
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
    JsonArray nodes = nodesInFocus(false);
    if (nodes.isEmpty()) {
      return null;
    }
    JsonObject node = nodes.get(0).getAsJsonObject();
    return new Focused(value(node, "role"), value(node, "name"));
  }

  /** The name of the group that what is in focus is one of; empty if it is of none. */
  private String groupInFocus() {
    for (JsonElement each : nodesInFocus(true)) {
      JsonObject node = each.getAsJsonObject();
      if (GROUPS.contains(value(node, "role"))) {
        return value(node, "name");
      }
    }
    return "";
  }

  /**
   * What assistive technology is told of what is in focus, that first; nothing if nothing is.
   *
   * @param around whether what it is within is told, too, from the inside outwards
   */
  private JsonArray nodesInFocus(boolean around) {
    String object = objectInFocus();
    if (object == null) {
      return new JsonArray();
    }
    JsonObject which = new JsonObject();
    which.addProperty("objectId", object);
    which.addProperty("fetchRelatives", around);
    return session.send("Accessibility.getPartialAXTree", which).getAsJsonArray("nodes");
  }

  private @Nullable String objectInFocus() {
    JsonObject expression = new JsonObject();
    expression.addProperty(
        "expression", "document.activeElement === document.body ? null : document.activeElement");
    JsonObject result = session.send("Runtime.evaluate", expression).getAsJsonObject("result");
    return result.has("objectId") ? result.get("objectId").getAsString() : null;
  }

  private static String value(JsonObject node, String property) {
    JsonObject holder = node.getAsJsonObject(property);
    if (holder == null || !holder.has("value")) {
      return "";
    }
    // Words for those who listen alone have spaces around them, which do not break. Whether a
    // question may be left out is said at its end, and is not what it is called.
    return holder
        .get("value")
        .getAsString()
        .replaceAll("[\\s\u00a0]+", " ")
        .replaceFirst(" \\(optional\\)$", "")
        .strip();
  }
}
