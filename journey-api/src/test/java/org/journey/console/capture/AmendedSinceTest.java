package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.json;
import static org.journey.console.capture.Recorded.staff;

import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A correction that was begun before another one, and the times that it leaves alone. */
class AmendedSinceTest {

  private final String journey = journey();

  private long contact(String time) {
    return API.post(
            Events.event(
                "contact-attempted",
                journey,
                time,
                data -> data.put("channel", "PHONE").put("outcome", "NO_ANSWER").put("note", "N")))
        .is(201)
        .sequence();
  }

  private static FilledForm form(long sequence) {
    return staff()
        .get("/console/record/correction?sequence=" + sequence)
        .form("/console/record/correction");
  }

  private JsonNode now() {
    return entries(journey, "contact-attempted").getFirst();
  }

  @Test
  void aCorrectionDoesNotUndoWhatSomebodyElseCorrectedMeanwhile() {
    long sequence = contact("2026-03-01T10:00:00Z");
    FilledForm mine = form(sequence).set("note", "Mine").set("why", "Mine");
    FilledForm theirs =
        form(sequence)
            .set("outcome", "ANSWERED")
            .set("when", "EXACT")
            .set("when-exact", "2026-03-01T09:00")
            .set("why", "Theirs");
    staff().send(theirs);

    HtmlPage told = staff().send(mine).is(409);

    assertThat(told.errors())
        .singleElement()
        .asString()
        .startsWith("form: This entry was corrected since; here is how it stands");
    assertThat(told.text()).contains("They answered");
    assertThat(now().path("history")).hasSize(1);
    FilledForm again = told.form("/console/record/correction");
    assertThat(again.fields().getFirst("note")).isEqualTo("Mine");
    assertThat(again.fields().getFirst("why")).isEqualTo("Mine");

    assertThat(staff().send(again).heading()).isEqualTo("Stored");
    assertThat(now().path("data"))
        .isEqualTo(json("{'channel':'PHONE','outcome':'ANSWERED','note':'Mine'}"));
    assertThat(now().path("time").asString("")).isEqualTo("2026-03-01T09:00:00Z");
    assertThat(staff().send(theirs).heading()).isEqualTo("This was stored already");
  }

  @Test
  void theStoredPageLeadsToTheEntryAndSaysOfWhom() {
    long sequence = contact("2026-03-01T10:00:00Z");

    HtmlPage stored = staff().send(form(sequence).set("outcome", "ANSWERED").set("why", "W"));

    assertThat(stored.html()).contains("/console/journeys/" + journey + "#i-" + sequence + "\"");
    assertThat(stored.text()).contains("Siân O'Neil (" + journey + ")");
  }

  @Test
  void aTimeThatIsNotTouchedStaysToTheSecond() {
    long sequence = contact("2026-03-01T10:00:59Z");

    staff().send(form(sequence).set("when", "EXACT").set("outcome", "ANSWERED").set("why", "W"));

    assertThat(now().path("time").asString("")).isEqualTo("2026-03-01T10:00:59Z");
    assertThat(now().at("/data/outcome").asString("")).isEqualTo("ANSWERED");
  }

  @Test
  void aTimeThatNoClockShowedIsRefusedAtItsField() {
    long sequence = contact("2026-03-01T10:00:00Z");

    HtmlPage told =
        staff()
            .send(
                form(sequence)
                    .set("when", "EXACT")
                    .set("when-exact", "2026-03-29T01:30")
                    .set("outcome", "ANSWERED")
                    .set("why", "W"));

    assertThat(told.errors())
        .containsExactly("when-exact: There is no such time on that day: the clocks went forward");
    assertThat(now().path("history")).isEmpty();
  }
}
