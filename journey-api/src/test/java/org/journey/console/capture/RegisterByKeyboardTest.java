package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A whole group's register at once, by keys alone. */
class RegisterByKeyboardTest {

  /** Somebody who presses three keys a second is done with it in under a minute. */
  private static final int IN_A_MINUTE = 180;

  private final OnePerson ada = OnePerson.named("Ada Keys");

  @Test
  void aWholeGroupsRegisterAtOnce() {
    ada.activity("cafe", "Cafe", "SOCIAL");
    List<String> group = Stream.of("Ann", "Bo", "Cy").map(ada::another).toList();
    long last = 0;
    for (String journey : group) {
      last = ada.api().post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201).sequence();
    }
    ada.inTheCaseload(last);
    try (Visit visit = ada.visit(View.PHONE)) {
      visit.open("/console/");
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("link", "Record").follow("Enter");
      keys.tabTo("link", "A whole group's register").follow("Enter");
      keys.tabTo("combobox", "One of the directory").type("Caf");
      keys.tabTo("combobox", "Those who take part in activities of this kind").type("Soc");
      keys.tabTo("button", "Show the register").follow("Enter");
      keys.choose("Did Ann come?", "Yes");
      keys.choose("Did Bo come?", "Yes");
      keys.choose("Did Cy come?", "No");
      keys.tabTo("combobox", "Why did Cy not come?").type("Illn");
      keys.tabTo("button", "Store the register").follow("Enter");
      assertThat(visit.page().locator("#told").innerText().replaceAll("\\s+", " "))
          .contains("Ann Attended Stored", "Bo Attended Stored", "Cy Missed Stored");
      assertThat(keys.pressed()).isLessThan(IN_A_MINUTE);
    }
    for (String came : group.subList(0, 2)) {
      JsonNode data = last(came, "session-attended");
      assertThat(data.path("activityId").stringValue()).isEqualTo("cafe");
      assertThat(data.path("knownBy").stringValue()).isEqualTo("REGISTER");
    }
    assertThat(last(group.getLast(), "session-missed").path("reason").stringValue())
        .isEqualTo("ILLNESS");
  }

  private JsonNode last(String journey, String type) {
    return Recorded.entries(ada.api(), journey, type).getLast().path("data");
  }
}
