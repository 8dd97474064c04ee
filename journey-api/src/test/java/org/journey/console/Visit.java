package org.journey.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One person at one window. What goes wrong out of sight is kept and told when it is closed: errors
 * of scripts, dialogues they open (the console has none), what the browser's console says (all that
 * the Content-Security-Policy refuses, and a component that does not start, which is no error
 * there), requests that fail, and any to elsewhere than the site.
 */
public final class Visit implements AutoCloseable {

  /** What Chromium says of any answer of 400 and above. */
  private static final String NOT_LOADED = "Failed to load resource";

  /**
   * What Chromium says of what was typed in an address and does not fit its field: so the page
   * does.
   */
  private static final String NOT_FITTING = "The specified value ";

  /** What was left before it came: a page that was gone on from, a download. */
  private static final String LEFT = "net::ERR_ABORTED";

  private final BrowserContext context;
  private final String site;
  private final Page page;
  private final Set<String> documents = new HashSet<>();
  private final List<String> troubles = new ArrayList<>();

  Visit(BrowserContext context, String site) {
    this.context = context;
    this.site = site;
    context.onRequest(this::asked);
    context.onRequestFailed(this::failed);
    context.onConsoleMessage(this::said);
    context.onWebError(error -> troubles.add("script: " + error.error()));
    context.onDialog(
        dialogue -> {
          troubles.add("dialogue: " + dialogue.message());
          dialogue.dismiss();
        });
    page = context.newPage();
  }

  /** The window. */
  public Page page() {
    return page;
  }

  /**
   * Opens a page of the site.
   *
   * @param path from its first slash on
   * @return the last answer on the way there, whatever its status
   */
  public Response open(String path) {
    return Objects.requireNonNull(page.navigate(site + path), path);
  }

  /** What follows the site in the address of the page that is open. */
  public String path() {
    String address = page.url();
    return address.startsWith(site) ? address.substring(site.length()) : address;
  }

  /** Cookies and the like, for another visit by the same person. */
  public String state() {
    return context.storageState();
  }

  /** Fails if anything went wrong out of sight since it was asked last. */
  public void nothingWentWrong() {
    if (!page.isClosed()) {
      // What is on its way arrives before the answer to this.
      page.title();
    }
    List<String> known = List.copyOf(troubles);
    troubles.clear();
    if (!known.isEmpty()) {
      throw new AssertionError("while pages were looked at:\n  " + String.join("\n  ", known));
    }
  }

  /** Closes the window and fails if anything went wrong meanwhile. */
  @Override
  public void close() {
    try (context) {
      nothingWentWrong();
    }
  }

  private void asked(Request request) {
    String address = request.url();
    if (request.isNavigationRequest()) {
      documents.add(address);
    }
    boolean ours = address.startsWith(site + "/") || address.startsWith("blob:" + site + "/");
    if (!ours) {
      troubles.add("elsewhere: " + address);
    }
  }

  private void failed(Request request) {
    if (!LEFT.equals(request.failure())) {
      troubles.add("failed: " + request.url() + " " + request.failure());
    }
  }

  /** A page whose own status says that it is refused is what its test is about. */
  private void said(ConsoleMessage message) {
    String address = message.location().replaceAll("(:\\d+){2}$", "");
    boolean refused = message.text().startsWith(NOT_LOADED) && documents.contains(address);
    if (!refused && !message.text().startsWith(NOT_FITTING)) {
      troubles.add("console: " + message.text() + " (" + message.location() + ")");
    }
  }
}
