package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.OnePerson.heading;
import static org.journey.console.capture.Recorded.json;

import java.util.function.Consumer;
import org.journey.console.ConsoleSite;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What workers record most, from the start page to what the API then tells, by keys alone. */
class CaptureByKeyboardTest {

  /** Somebody who presses three keys a second is done with it in under a minute. */
  private static final int IN_A_MINUTE = 180;

  /** From the start page to a session of one person that is stored, letters and Tabs alike. */
  private static final int FOR_A_SESSION = 90;

  private static final OnePerson ADA = OnePerson.named("Ada Keys");

  @BeforeAll
  static void directory() {
    ADA.activity("garden", "Garden", "PHYSICAL");
  }

  /** Records something of the person; how many keys it took, from the start page on. */
  private static int keysFor(View view, String form, Consumer<Keyboard> answers) {
    try (Visit visit = ADA.visit(view)) {
      visit.open("/console/");
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("link", "Record").follow("Enter");
      keys.tabTo("link", "Ada Keys").follow("Enter");
      keys.tabTo("link", form).follow("Enter");
      answers.accept(keys);
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
      return keys.pressed();
    }
  }

  private static JsonNode recorded(
      View view, String form, String type, Consumer<Keyboard> answers) {
    assertThat(keysFor(view, form, answers)).isLessThan(IN_A_MINUTE);
    return ADA.only(type).path("data");
  }

  /** Without the id that the form makes. */
  private static JsonNode without(String id, JsonNode data) {
    assertThat(data.path(id).stringValue()).isNotBlank();
    ((ObjectNode) data).remove(id);
    return data;
  }

  @Test
  void aSessionOfOnePersonTakesFewKeys() {
    int keys =
        keysFor(
            View.PHONE,
            "Session attended",
            form -> {
              form.tabTo("combobox", "One of these").type("Gar");
              form.tabTo("textbox", "How many minutes was it?").type("90");
            });

    assertThat(keys).isLessThan(FOR_A_SESSION);
    assertThat(ADA.only("session-attended").path("data"))
        .isEqualTo(json("{'activityId':'garden','category':'PHYSICAL','minutes':90}"));
  }

  @Test
  void aReferralBeginsAJourney() {
    String journey;
    try (Visit visit = ADA.visit(View.PHONE)) {
      visit.open("/console/");
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("link", "Record").follow("Enter");
      keys.tabTo("link", "A new referral").follow("Enter");
      keys.tabTo("textbox", "Name").type("Noor Begum");
      keys.tabTo("textbox", "Postcode").type("LS1 4DY");
      keys.choose("Who referred them?", "Nurse");
      keys.tabTo("combobox", "The main reason").type("Isol");
      keys.tabTo("Other reasons").press("Enter");
      keys.tabTo("checkbox", "Debt").press("Space");
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
      keys.tabTo("link", "See it on the journey").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Noor Begum");
      assertThat(keys.pressed()).isLessThan(IN_A_MINUTE);
      journey = visit.path().replaceAll(".*/journeys/([^#?]*).*", "$1");
    }
    JsonNode data =
        Recorded.entries(ADA.api(), journey, "referral-received").getFirst().path("data");
    assertThat(without("clientId", data))
        .isEqualTo(
            json(
                "{'referralSource':'NURSE','reasons':['ISOLATION','DEBT'],"
                    + "'person':{'name':'Noor Begum','postcode':'LS1 4DY'}}"));
  }

  @Test
  void triage() {
    assertThat(
            recorded(
                View.DESKTOP.withoutScript(),
                "Triage",
                "triage-completed",
                form -> {
                  form.choose("How was it held?", "In a first consultation");
                  form.tabTo("checkbox", "Debt").press("Space");
                  form.tabTo("checkbox", "Smoking").press("Space");
                  form.choose("What came of it?", "They are given support");
                }))
        .isEqualTo(
            json("{'mode':'INITIAL_CONSULTATION','needs':['DEBT','SMOKING'],'outcome':'SUPPORT'}"));
  }

  @Test
  void support() {
    assertThat(
            recorded(
                View.PHONE.withoutScript(),
                "Support given",
                "support-given",
                form -> {
                  form.choose("What kind of support was it?", "One to one, on a problem");
                  form.choose("How were you in touch?", "By phone");
                  form.tabTo("combobox", "What was it about?").type("Debt");
                  form.choose("Is that resolved now?", "Yes");
                  form.tabTo("textbox", "Note").type("A letter");
                }))
        .isEqualTo(
            json(
                "{'kind':'PERSONALISED','channel':'PHONE','problem':'DEBT','resolved':true,"
                    + "'note':'A letter','service':'LINK_WORKER'}"));
  }

  @Test
  void aBridgingVisit() {
    assertThat(
            recorded(
                View.DESKTOP,
                "Bridging visit",
                "bridging-visit-made",
                form -> form.tabTo("combobox", "One of these").type("Gar")))
        .isEqualTo(json("{'activityId':'garden','accompaniedBy':'TEAM'}"));
  }

  @Test
  void anAttempt() {
    assertThat(
            recorded(
                View.PHONE,
                "Contact attempted",
                "contact-attempted",
                form -> {
                  form.choose("How did you try?", "By text message");
                  form.choose("What came of it?", "No answer");
                }))
        .isEqualTo(json("{'channel':'TEXT','outcome':'NO_ANSWER'}"));
  }

  @Test
  void aReflectionWithFindingsAndOneWithNone() {
    assertThat(keysFor(View.PHONE.withoutScript(), "Reflection", form -> {}))
        .isLessThan(IN_A_MINUTE);
    int keys =
        keysFor(
            View.DESKTOP,
            "Reflection",
            form -> {
              form.tabTo("textbox", "What did they tell?").type("I go alone now");
              form.tabTo("combobox", "What it is about").type("Social");
              form.tabTo("combobox", "How it is").type("It is");
              form.tabTo("combobox", "What it is about").type("Skills");
              form.tabTo("combobox", "How it is").type("A hope");
            });

    assertThat(keys).isLessThan(IN_A_MINUTE);
    assertThat(ADA.entries("reflection-recorded"))
        .extracting(entry -> entry.path("data"))
        .containsExactly(
            json("{'findings':[]}"),
            json(
                "{'note':'I go alone now','findings':["
                    + "{'subTheme':'social-engagement','tense':'EXPERIENCED'},"
                    + "{'subTheme':'skills-development','tense':'ASPIRED'}]}"));
  }

  @Test
  void aGoal() {
    assertThat(
            without(
                "goalId",
                recorded(
                    View.PHONE,
                    "Goal set",
                    "goal-set",
                    form -> {
                      form.tabTo("textbox", "What is the goal?").type("Swim again");
                      form.choose("What is it about?", "Health");
                      form.choose("Whose goal is it?", "Theirs: they brought it up");
                      form.choose("Where does it come from?", "A wish that arose since");
                    })))
        .isEqualTo(
            json("{'text':'Swim again','domain':'HEALTH','ledBy':'CLIENT','outlook':'NEW'}"));
  }

  @Test
  void theFourQuestionsOfPersonalWellbeing() {
    assertThat(
            recorded(
                View.PHONE.withoutScript(),
                "ONS4: personal wellbeing",
                "wellbeing-measured",
                form -> {
                  form.choose("Overall, how satisfied are you with your life nowadays?", "6");
                  form.choose(
                      "Overall, to what extent do you feel that the things you do in your life are"
                          + " worthwhile?",
                      "0");
                  form.choose("Overall, how happy did you feel yesterday?", "7");
                  form.choose("Overall, how anxious did you feel yesterday?", "10");
                }))
        .isEqualTo(
            json(
                "{'instrument':'ONS4','items':"
                    + "{'satisfaction':6,'worthwhile':0,'happy':7,'anxious':10}}"));
  }

  @Test
  void aConcern() {
    assertThat(
            without(
                "concernId",
                recorded(
                    View.DESKTOP.withoutScript(),
                    "Concern raised",
                    "concern-raised",
                    form -> {
                      form.choose("What is it about?", "Self-harm");
                      form.tabTo("textbox", "What is the concern?").type("Said so today");
                    })))
        .isEqualTo(json("{'kind':'SELF_HARM','note':'Said so today'}"));
  }

  @Test
  void fromTheSignInToWhatIsStored() {
    try (Visit visit = ConsoleSite.shared().visit(View.DESKTOP)) {
      visit.open("/console/record?journey=" + ADA.journey());
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("textbox", "Organisation").press("Control+A").type(ADA.organisation());
      keys.tabTo("button", "Sam Okoro, STAFF").follow("Enter");
      assertThat(visit.path()).isEqualTo("/console/record?journey=" + ADA.journey());
      keys.tabTo("link", "Session missed").follow("Enter");
      keys.tabTo("combobox", "One of these").type("Gar");
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
    }
    assertThat(ADA.only("session-missed").at("/interaction/recordedby").stringValue())
        .isEqualTo("local-staff");
  }
}
