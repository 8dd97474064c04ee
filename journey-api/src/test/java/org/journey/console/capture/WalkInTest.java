package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.staff;
import static org.journey.console.capture.RegisterTest.postForm;
import static org.journey.console.capture.RegisterTest.ticked;

import java.util.List;
import java.util.stream.IntStream;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.junit.jupiter.api.Test;

/** Who came to a group and was not on its register. */
class WalkInTest {

  @Test
  void whoCameAndIsNotOnItIsAddedBeforeItIsStored() {
    String expected = journey();
    String walkedIn = journey();
    FilledForm form =
        ticked(expected).set("came." + expected, "ATTENDED").set("also", walkedIn + " " + expected);

    HtmlPage forgotten = staff().send(form);
    assertThat(forgotten.errors())
        .containsExactly("also: They are not on the register yet: add them, or empty this");
    assertThat(Recorded.timeline(expected)).hasSize(1);

    HtmlPage more = staff().send(postForm(forgotten).set("add", "true"));
    assertThat(more.errors()).isEmpty();
    FilledForm both = postForm(more);
    assertThat(both.fields().get("journey")).isEqualTo(List.of(expected, walkedIn));
    assertThat(both.fields().getFirst("came." + expected)).isEqualTo("ATTENDED");
    assertThat(both.fields().getFirst("also")).isEmpty();
    assertThat(Recorded.timeline(expected)).hasSize(1);

    staff().send(both.set("came." + walkedIn, "ATTENDED"));
    assertThat(entries(walkedIn, "session-attended")).hasSize(1);
    assertThat(staff().send(ticked(expected).set("add", "true")).errors())
        .containsExactly("also: Name who came as well by their journeys' ids");
  }

  @Test
  void moreThanItTakesAreNotAddedAndNotForgotten() {
    String crowd = "walk-in-" + String.join(" walk-in-", numbers(300));

    HtmlPage told = staff().send(ticked(journey()).set("also", crowd).set("add", "true"));

    assertThat(told.status()).isEqualTo(422);
    assertThat(told.errors())
        .containsExactly("also: A register takes 300 people: begin another for the rest");
    assertThat(postForm(told).fields().get("journey")).hasSize(1);
    assertThat(postForm(told).fields().getFirst("also")).isEqualTo(crowd);
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }
}
