package org.journey.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.journey.web.RunningPlatform;

/**
 * A console that runs, and how one signs in there: by the pages that people go through, once for
 * each role, and from then on by what the browser kept of it.
 */
public final class ConsoleSite {

  private static final class Shared {
    static final ConsoleSite SITE = at(RunningPlatform.get().url());
  }

  private static final class Study {
    static final ConsoleSite SITE = at(RunningPlatform.withTheStudy().url());
  }

  /** The organisation of the study's people. */
  public static final String STUDY = "soar";

  private static final String SIGN_IN = "/console/sign-in";

  private final String address;
  private final Map<Person, String> signedIn = new HashMap<>();

  private record Person(Role role, String organisations) {}

  private ConsoleSite(String address) {
    this.address = address;
  }

  /** The console of the platform that all tests of this JVM share. */
  public static ConsoleSite shared() {
    return Shared.SITE;
  }

  /**
   * The console of one that has the study's people and nobody else, for all tests that only look.
   */
  public static ConsoleSite study() {
    return Study.SITE;
  }

  /** The console at an address, which has no slash at its end. */
  public static ConsoleSite at(String address) {
    return new ConsoleSite(address);
  }

  /** What comes before the path in the addresses of its pages. */
  public String address() {
    return address;
  }

  /** Comes as somebody who is not signed in. */
  public Visit visit(View view) {
    return ConsoleBrowser.visit(address, view, null);
  }

  /** Comes as the demo person of a role in the study's organisation, signed in. */
  public Visit visit(View view, Role role) {
    return visit(view, role, STUDY);
  }

  /**
   * Comes as the demo person of a role, signed in. Visits of the same person share one sign-in.
   *
   * @param organisations theirs, with commas between
   */
  public Visit visit(View view, Role role, String organisations) {
    Person person = new Person(role, organisations);
    String kept = signedIn.get(person);
    if (kept == null) {
      try (Visit first = visitAnew(View.DESKTOP, role, organisations)) {
        kept = first.state();
      }
      signedIn.put(person, kept);
    }
    return ConsoleBrowser.visit(address, view, kept);
  }

  /** The same with a sign-in of its own. */
  public Visit visitAnew(View view, Role role, String organisations) {
    Visit visit = visit(view);
    boolean in = false;
    try {
      visit.open(SIGN_IN);
      signIn(visit, role, organisations);
      in = true;
      return visit;
    } finally {
      if (!in) {
        visit.page().context().close();
      }
    }
  }

  /** Says who one is, on the page of the issuer that is open, and waits to be back. */
  public void signIn(Visit visit, Role role, String organisations) {
    Page page = visit.page();
    page.locator("input[name=organisation]").fill(organisations);
    person(page, role).click();
    page.waitForURL(address + "/console/**");
  }

  /** The button of somebody who has this role and, if there is one, no other. */
  private static Locator person(Page page, Role role) {
    List<Locator> buttons = page.locator("button[data-role]").all();
    return buttons.stream()
        .filter(button -> roles(button).equals(List.of(role.name())))
        .findFirst()
        .or(() -> buttons.stream().filter(b -> roles(b).contains(role.name())).findFirst())
        .orElseThrow(() -> new AssertionError("nobody is " + role + " on " + page.url()));
  }

  private static List<String> roles(Locator button) {
    return List.of(button.getAttribute("data-role").split(","));
  }
}
