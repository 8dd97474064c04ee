package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.json;
import static org.journey.console.capture.Recorded.staff;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each kind with all of its questions answered: the API tells exactly that, and shows it again. */
class EveryKindTest {

  /** The answers to a form, as {@code name=value} with semicolons between, and what they mean. */
  record Example(String kind, String answers, String data) {

    Map<String, List<String>> byName() {
      Map<String, List<String>> byName = new TreeMap<>();
      for (String answer : answers.split(";", -1)) {
        String[] parts = answer.split("=", 2);
        if (parts.length == 2) {
          byName.put(parts[0], List.of(parts[1].split("\\|", -1)));
        }
      }
      return byName;
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  static final List<Example> EXAMPLES =
      List.of(
          new Example(
              "support-given",
              "kind=BACKGROUND;channel=HOME_VISIT;problem=DEBT;resolved=false;minutes=45;note=N;"
                  + "service=ADVOCACY;by=w-2",
              "{'kind':'BACKGROUND','channel':'HOME_VISIT','problem':'DEBT','resolved':false,"
                  + "'minutes':45,'note':'N','service':'ADVOCACY','by':'w-2'}"),
          new Example(
              "contact-attempted",
              "channel=TEXT;outcome=MESSAGE_LEFT;note=N",
              "{'channel':'TEXT','outcome':'MESSAGE_LEFT','note':'N'}"),
          new Example(
              "triage-completed",
              "mode=TELEPHONE;needs=DEBT|SMOKING;outcome=SUPPORT;note=N",
              "{'mode':'TELEPHONE','needs':['DEBT','SMOKING'],'outcome':'SUPPORT','note':'N'}"),
          new Example(
              "bridging-visit-made",
              "activityId.other=gym;accompaniedBy=OTHER;note=N;by=w-2",
              "{'activityId':'gym','accompaniedBy':'OTHER','note':'N','by':'w-2'}"),
          new Example(
              "session-attended",
              "activityId.other=gym;category=PHYSICAL;minutes=60;note=N;knownBy=CLIENT;sessionId=s-1",
              "{'activityId':'gym','category':'PHYSICAL','minutes':60,'note':'N','knownBy':'CLIENT',"
                  + "'sessionId':'s-1'}"),
          new Example(
              "session-missed",
              "activityId.other=gym;category=PHYSICAL;by=PROVIDER;notified=true;reason=OTHER;note=N;"
                  + "sessionId=s-1",
              "{'activityId':'gym','category':'PHYSICAL','by':'PROVIDER','notified':true,"
                  + "'reason':'OTHER','note':'N','sessionId':'s-1'}"),
          new Example(
              "activity-linked",
              "activityId.other=gym;how=PERSONAL;note=N",
              "{'activityId':'gym','how':'PERSONAL','note':'N'}"),
          new Example(
              "activity-link-ended",
              "activityId.other=gym;outcome=NO_PLACE;note=N",
              "{'activityId':'gym','outcome':'NO_PLACE','note':'N'}"),
          new Example(
              "connection-made",
              "with=PEER;activityId.other=gym;note=N",
              "{'with':'PEER','activityId':'gym','note':'N'}"),
          new Example(
              "volunteering-started",
              "role=Tea;activityId.other=gym;note=N",
              "{'role':'Tea','activityId':'gym','note':'N'}"),
          new Example(
              "skill-learned",
              "skill=Bread;area=COOKING;note=N",
              "{'skill':'Bread','area':'COOKING','note':'N'}"),
          new Example(
              "reflection-recorded",
              "note=N;findings.0.subTheme=future-goals;findings.0.tense=PASSING;findings.0.code=work;"
                  + "findings.0.since=2026-01;setting=REVIEW;present=FAMILY",
              "{'note':'N','findings':[{'subTheme':'future-goals','tense':'PASSING','code':'work',"
                  + "'since':'2026-01'}],'setting':'REVIEW','present':'FAMILY'}"),
          new Example(
              "goal-set",
              "text=T;domain=WORK;ledBy=WORKER;outlook=PRESENT_NEED;dueOn=2027-01-31;note=N",
              "{'text':'T','domain':'WORK','ledBy':'WORKER','outlook':'PRESENT_NEED',"
                  + "'dueOn':'2027-01-31','note':'N'}"),
          new Example(
              "goal-progressed",
              "goalId=g-1;progress=50;note=N",
              "{'goalId':'g-1','progress':50,'note':'N'}"),
          new Example("goal-achieved", "goalId=g-1;note=N", "{'goalId':'g-1','note':'N'}"),
          new Example(
              "goal-set-aside",
              "goalId=g-1;reason=R;note=N",
              "{'goalId':'g-1','reason':'R','note':'N'}"),
          new Example(
              "barrier-identified",
              "kind=MONEY;stage=3;note=N",
              "{'kind':'MONEY','stage':3,'note':'N'}"),
          new Example("barrier-resolved", "note=N", "{'barrierId':'b-1','note':'N'}"),
          new Example("concern-raised", "kind=ABUSE;note=N", "{'kind':'ABUSE','note':'N'}"),
          new Example(
              "concern-closed", "reason=R;note=N", "{'concernId':'k-1','reason':'R','note':'N'}"),
          new Example(
              "ons4",
              "items.satisfaction=0;items.worthwhile=10;items.happy=5;items.anxious=3;note=N",
              "{'instrument':'ONS4','items':{'satisfaction':0,'worthwhile':10,'happy':5,'anxious':3},"
                  + "'note':'N'}"),
          new Example(
              "swemwbs",
              "items.i1=1;items.i2=2;items.i3=3;items.i4=4;items.i5=5;items.i6=1;items.i7=2;note=N",
              "{'instrument':'SWEMWBS','items':{'i1':1,'i2':2,'i3':3,'i4':4,'i5':5,'i6':1,'i7':2},"
                  + "'note':'N'}"),
          new Example(
              "ucla3",
              "items.i1=1;items.i2=2;items.i3=3;note=N",
              "{'instrument':'UCLA3','items':{'i1':1,'i2':2,'i3':3},'note':'N'}"),
          new Example(
              "mycaw",
              "items.concernId1=sleep;items.concern1=6;items.concernId2=money;items.concern2=0;"
                  + "items.wellbeing=2;note=N",
              "{'instrument':'MYCAW','items':{'concernId1':'sleep','concern1':6,'concernId2':'money',"
                  + "'concern2':0,'wellbeing':2},'note':'N'}"),
          new Example(
              "scored",
              "items.name=PAM;items.score=12.50;items.better=HIGHER;note=N",
              "{'instrument':'SCORED','items':{'name':'PAM','score':12.50,'better':'HIGHER'},"
                  + "'note':'N'}"),
          new Example(
              "measure-not-taken",
              "instrument=UCLA3;reason=NOT_ASKED;note=N",
              "{'instrument':'UCLA3','reason':'NOT_ASKED','note':'N'}"),
          new Example(
              "consent-given",
              "scopes=RECORD|RESEARCH;note=N",
              "{'scopes':['RECORD','RESEARCH'],'note':'N'}"),
          new Example(
              "consent-withdrawn",
              "scopes=OWN_WORDS;note=N",
              "{'scopes':['OWN_WORDS'],'note':'N'}"),
          new Example("worker-assigned", "worker=w-3;note=N", "{'worker':'w-3','note':'N'}"),
          new Example("journey-paused", "reason=R;note=N", "{'reason':'R','note':'N'}"),
          new Example("journey-resumed", "reason=R;note=N", "{'reason':'R','note':'N'}"),
          new Example(
              "journey-closed", "reason=COMPLETED;note=N", "{'reason':'COMPLETED','note':'N'}"),
          new Example("journey-reopened", "reason=R;note=N", "{'reason':'R','note':'N'}"));

  static Stream<Example> examples() {
    return EXAMPLES.stream();
  }

  @Test
  void everyKindHasAnExample() {
    assertThat(EXAMPLES)
        .extracting(Example::kind)
        .containsExactlyInAnyOrderElementsOf(
            Kinds.ALL.stream().filter(kind -> !kind.opensJourney()).map(Kind::slug).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isStoredAsItIsAnsweredAndPrefilledAsItIsStored(Example example) {
    String journey = ready(example.kind());
    Kind kind = java.util.Objects.requireNonNull(Kinds.named(example.kind()));
    FilledForm form =
        staff()
            .get("/console/record/" + kind.slug() + "?journey=" + journey)
            .form("/console/record/")
            .set(example.byName());

    HtmlPage stored = staff().send(form);

    assertThat(stored.heading()).as(stored::text).isEqualTo("Stored");
    JsonNode entry = entries(journey, kind.type().shortName()).getLast();
    assertThat(withoutMadeIds(entry.path("data"), json(example.data())))
        .isEqualTo(json(example.data()));

    if (!kind.measures()) {
      // By what it is called there, it is looked for here.
      assertThat(staff().get("/console/journeys/" + journey).text()).contains(kind.title());
    }

    FilledForm correction =
        staff()
            .get(
                "/console/record/correction?sequence="
                    + Long.parseLong(entry.at("/interaction/sequence").asString("")))
            .form("/console/record/correction");
    HtmlPage unchanged = staff().send(correction.set("why", "Nothing"));
    assertThat(unchanged.errors())
        .containsExactly("form: Nothing is changed: change what was wrong");
  }

  /** Ids that the form makes are of no interest here. */
  private static JsonNode withoutMadeIds(JsonNode data, JsonNode expected) {
    for (String id : List.of("goalId", "barrierId", "concernId")) {
      if (!expected.has(id)) {
        ((tools.jackson.databind.node.ObjectNode) data).remove(id);
      }
    }
    return data;
  }

  /** A journey on which this can be recorded. */
  private static String ready(String kind) {
    String journey = Recorded.journey();
    switch (kind) {
      case "goal-progressed", "goal-achieved", "goal-set-aside" ->
          API.post(
                  Events.event(
                      "goal-set",
                      journey,
                      "2026-02-01T09:00:00Z",
                      data ->
                          data.put("goalId", "g-1")
                              .put("domain", "WORK")
                              .put("ledBy", "CLIENT")
                              .put("outlook", "NEW")))
              .is(201);
      case "barrier-resolved" ->
          before(journey, "barrier-identified", "{'barrierId':'b-1','kind':'MONEY'}");
      case "concern-closed" ->
          before(journey, "concern-raised", "{'concernId':'k-1','kind':'ABUSE'}");
      case "journey-resumed" -> before(journey, "journey-paused", "{}");
      case "journey-reopened" -> before(journey, "journey-closed", "{'reason':'MOVED_ON'}");
      default -> {
        // Nothing has to be there first.
      }
    }
    return journey;
  }

  private static void before(String journey, String type, String data) {
    API.post(
            Events.event(
                type,
                journey,
                "2026-02-01T09:00:00Z",
                empty -> empty.setAll((tools.jackson.databind.node.ObjectNode) json(data))))
        .is(201);
  }
}
