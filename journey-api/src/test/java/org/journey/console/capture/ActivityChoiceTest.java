package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.staff;

import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;

/** An activity is chosen or typed: of two that differ nobody can tell which is meant. */
class ActivityChoiceTest {

  private static final String TWO =
      "An activity is chosen and another is typed: empty the one that is not meant";

  private final String journey = journey();

  private void attended(String activity) {
    API.post(
            Events.event(
                "session-attended",
                journey,
                "2026-03-01T10:00:00Z",
                data ->
                    data.put("activityId", activity)
                        .put("category", "SOCIAL")
                        .put("knownBy", "CLIENT")))
        .is(201);
  }

  @Test
  void oneThatIsChosenAndAnotherThatIsTypedAreAskedAbout() {
    attended("choice-choir");
    FilledForm form =
        staff()
            .get("/console/record/connection-made?journey=" + journey)
            .form("/console/record/connection-made")
            .set("with", "GROUP")
            .set("activityId", "choice-choir")
            .set("activityId.other", "choice-cafe");

    HtmlPage told = staff().send(form);

    assertThat(told.status()).isEqualTo(422);
    assertThat(told.errors()).containsExactly("activityId: " + TWO);
    assertThat(told.form("/console/record/").fields().getFirst("activityId.other"))
        .isEqualTo("choice-cafe");
    assertThat(entries(journey, "connection-made")).isEmpty();
    staff().send(form.copy().set("activityId.other", "choice-choir"));
    assertThat(entries(journey, "connection-made")).hasSize(1);
  }

  @Test
  void anotherIsChosenInACorrectionOfOneThatWasTyped() {
    attended("choice-choir");
    long sequence =
        API.post(
                Events.event(
                    "connection-made",
                    journey,
                    "2026-03-01T11:00:00Z",
                    data -> data.put("with", "GROUP").put("activityId", "choice-typed")))
            .is(201)
            .sequence();
    FilledForm form =
        staff()
            .get("/console/record/correction?sequence=" + sequence)
            .form("/console/record/correction");
    assertThat(form.fields().getFirst("activityId")).isEqualTo("choice-typed");
    assertThat(form.fields().getFirst("activityId.other")).isEmpty();

    staff().send(form.set("activityId", "choice-choir").set("why", "The other one"));

    assertThat(entries(journey, "connection-made").getFirst().at("/data/activityId").asString(""))
        .isEqualTo("choice-choir");
  }
}
