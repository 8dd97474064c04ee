package org.journey.console.caseload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked often, as a link.
 *
 * @param label what it is called
 * @param address the list's
 * @param current whether it is the list that is shown
 */
public record CaseloadView(String label, String address, boolean current) {

  /** Those for somebody. No view ranks people by how far they came. */
  static List<CaseloadView> of(SignedIn who, CaseloadFilter shown) {
    List<CaseloadView> views = new ArrayList<>();
    views.add(view("All journeys", shown, Map.of()));
    if (who.mayRecord()) {
      views.add(
          view(
              "My open journeys",
              shown,
              Map.of("status", "OPEN", "worker", who.actor().subject())));
    }
    views.add(
        view("Longest without contact", shown, Map.of("status", "OPEN", "sort", "LAST_CONTACT")));
    views.add(view("Barriers open", shown, Map.of("barrierOpen", "true")));
    views.add(view("Concerns open", shown, Map.of("concernOpen", "true")));
    views.add(view("Consent to research", shown, Map.of("consent", "RESEARCH")));
    return views;
  }

  /**
   * The label of the one that is shown; null if all journeys are, or others than a link leads to.
   */
  static @Nullable String shown(List<CaseloadView> views) {
    return views.stream()
        .skip(1)
        .filter(CaseloadView::current)
        .map(CaseloadView::label)
        .findFirst()
        .orElse(null);
  }

  private static CaseloadView view(String label, CaseloadFilter shown, Map<String, String> asked) {
    CaseloadFilter filter =
        new CaseloadFilter(
            asked.get("status"),
            null,
            null,
            asked.get("worker"),
            null,
            null,
            null,
            asked.get("barrierOpen"),
            asked.get("concernOpen"),
            asked.get("consent"),
            asked.get("sort"),
            null,
            null,
            null);
    Map<String, String> given = shown.given();
    given.remove("limit");
    given.remove("sort", "OPENED");
    return new CaseloadView(label, filter.address(), given.equals(asked));
  }
}
