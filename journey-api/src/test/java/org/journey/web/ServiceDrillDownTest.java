package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.web.MadeService.QUARTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is behind each number that a service is told. */
class ServiceDrillDownTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final MadeService WHOLE = new MadeService(Events.fresh("dri"));
  private static final JsonNode ANSWER = WHOLE.quarter(WHOLE.manager, "");
  private static final String KNOWN = "&asKnown=" + ANSWER.required("asKnown").stringValue();

  private static Answer ask(String figure, String more) {
    return WHOLE.manager.get(WHOLE.metrics + "/" + figure + "/journeys?" + QUARTER + KNOWN + more);
  }

  private static JsonNode behind(String figure, String part) {
    return ask(figure, part.isEmpty() ? "" : "&part=" + part).is(200).json();
  }

  private static List<String> journeys(JsonNode behind) {
    return behind.required("journeys").valueStream().map(JsonNode::stringValue).toList();
  }

  private static List<String> ids(String letters) {
    return letters.chars().mapToObj(letter -> WHOLE.id(Character.toString(letter))).toList();
  }

  /** The numbers of a part and of those within it by their paths; of groups null. */
  private static void walk(String path, JsonNode node, Map<String, JsonNode> numbers) {
    JsonNode number = Answer.JSON.nullNode();
    for (String name : List.of("value", "n", "numerator")) {
      if (node.path(name).isNumber()) {
        number = node.path(name);
      }
    }
    numbers.put(path, number);
    node.properties()
        .forEach(
            member -> {
              if (member.getValue().isObject()) {
                walk(path + "." + member.getKey(), member.getValue(), numbers);
              }
            });
  }

  @Test
  void behind_every_number_are_as_many_as_it_says_and_their_interactions() {
    Map<String, JsonNode> numbers = new TreeMap<>();
    ANSWER
        .required("figures")
        .properties()
        .forEach(figure -> walk(figure.getKey(), figure.getValue(), numbers));
    assertThat(numbers).hasSizeGreaterThan(500);
    Set<Long> sequences = new TreeSet<>();
    int told = 0;
    for (Map.Entry<String, JsonNode> each : numbers.entrySet()) {
      String figure = each.getKey().split("\\.", 2)[0];
      String part = each.getKey().substring(Math.min(each.getKey().length(), figure.length() + 1));
      if (each.getValue().isNull()) {
        ask(figure, part.isEmpty() ? "" : "&part=" + part).isProblem(404, "not-found");
        continue;
      }
      JsonNode behind = behind(figure, part.replace("+", "%2B"));
      assertThat(behind.required("count")).as(each.getKey()).isEqualTo(each.getValue());
      assertThat(behind.required("figure").stringValue()).isEqualTo(figure);
      assertThat(behind.required("part").stringValue()).isEqualTo(part);
      assertThat(behind.required("next").isNull()).isTrue();
      boolean nobody = behind.required("count").asLong() == 0;
      assertThat(behind.required("journeys").isEmpty()).as(each.getKey()).isEqualTo(nobody);
      assertThat(behind.required("interactions").isEmpty()).as(each.getKey()).isEqualTo(nobody);
      behind
          .required("interactions")
          .forEach(interaction -> sequences.add(interaction.required("sequence").asLong()));
      told += nobody ? 0 : 1;
    }
    assertThat(told).isGreaterThan(100);
    for (long sequence : sequences) {
      JsonNode event = WHOLE.manager.get("/api/v1/interactions/" + sequence).is(200).json();
      assertThat(event.required("organisation").stringValue()).isEqualTo(WHOLE.organisation);
    }
  }

  @Test
  void they_are_those_that_were_told_of() {
    assertThat(journeys(behind("referrals", ""))).isEqualTo(ids("abcdefgk"));
    assertThat(journeys(behind("referrals", "bySource.GP"))).isEqualTo(ids("acfg"));
    assertThat(journeys(behind("firstContact", "medianDaysToFirstContact")))
        .isEqualTo(ids("bcdef"));
    assertThat(journeys(behind("attempts", "neverReached"))).isEqualTo(ids("a"));
    assertThat(journeys(behind("links", "byHow.SIGNPOSTED"))).isEqualTo(ids("di"));
    assertThat(journeys(behind("attendance", "byActivity.choir.attended"))).isEqualTo(ids("bi"));
    assertThat(journeys(behind("stages", "reached.1-2"))).isEqualTo(ids("bc"));
    assertThat(journeys(behind("caseload", "byWorker.w-7"))).isEqualTo(ids("bcd"));
    assertThat(journeys(behind("wellbeing", "byInstrument.UCLA3.byScale.score.worse")))
        .isEqualTo(ids("f"));
    assertThat(journeys(behind("equity", "byAgeBand.75-84.referrals"))).isEqualTo(ids("a"));

    JsonNode worse = behind("attendance", "byActivity.cafe.rate");
    List<JsonNode> interactions = worse.required("interactions").valueStream().toList();
    // Two people's interactions of one batch may take their positions in either order.
    assertThat(interactions)
        .extracting(one -> one.required("id").asString())
        .containsExactlyInAnyOrder(
            WHOLE.cafe.required("id").stringValue(), WHOLE.lateCafe.required("id").stringValue());
    assertThat(interactions).extracting(one -> one.required("sequence").asLong()).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"referrals", "attendance", "links", "record", "caseload", "people"})
  void pages_of_one_hold_each_once_and_its_own_interactions(String figure) {
    JsonNode all = behind(figure, "");
    List<String> journeys = new ArrayList<>();
    Set<JsonNode> interactions = new java.util.HashSet<>();
    String after = "";
    do {
      JsonNode page = ask(figure, "&limit=1" + after).is(200).json();
      assertThat(page.required("count")).isEqualTo(all.required("count"));
      assertThat(page.required("journeys")).hasSize(1);
      journeys.addAll(journeys(page));
      for (JsonNode interaction : page.required("interactions")) {
        assertThat(interactions.add(interaction)).isTrue();
      }
      after = page.required("next").isNull() ? "" : "&after=" + page.required("next").stringValue();
    } while (!after.isEmpty());

    assertThat(journeys).isEqualTo(journeys(all)).hasSizeGreaterThan(3);
    assertThat(interactions)
        .containsExactlyInAnyOrderElementsOf(all.required("interactions").valueStream().toList());
  }

  @Test
  void a_list_carries_the_axes_of_the_figures_and_a_digest_of_all_its_pages() {
    JsonNode all = behind("links", "");
    for (String axis : List.of("organisation", "from", "to", "asKnown", "model", "synthetic")) {
      assertThat(all.required(axis)).as(axis).isEqualTo(ANSWER.required(axis));
    }
    assertThat(all.required("sequence")).isEqualTo(ANSWER.required("sequence"));
    JsonNode page = ask("links", "&limit=1").is(200).json();
    assertThat(page.required("journeys")).hasSize(1);
    assertThat(page.required("digest")).isEqualTo(all.required("digest"));
    assertThat(behind("links", "byHow.PERSONAL").required("digest"))
        .isNotEqualTo(all.required("digest"));
    assertThat(all.required("digest").stringValue()).matches("[0-9a-f]{64}");
  }

  @Test
  void later_pages_are_of_what_the_first_one_knew() {
    MadeService service = new MadeService(Events.fresh("dri"));
    String address = service.metrics + "/referrals/journeys?" + QUARTER;
    JsonNode first =
        service.manager.get(address + "&limit=7&minSequence=" + service.last).is(200).json();
    service.manager.post(Events.referral("zz-" + service.id("z"))).is(201);

    String after = "&after=" + first.required("next").stringValue();
    JsonNode second = service.manager.get(address + after).is(200).json();

    assertThat(journeys(second)).containsExactly(service.id("k"));
    assertThat(second.required("count").asInt()).isEqualTo(8);
    Caller other = PLATFORM.caller("w-2", service.organisation, Role.MANAGER);
    for (Answer answer :
        List.of(
            other.get(address + after),
            service.manager.get(address + after + "&part=bySource.GP"),
            service.manager.get(address.replace("referrals", "record") + after))) {
      answer.isProblem(400, "invalid-parameter");
      assertThat(answer.json().required("parameter").stringValue()).isEqualTo("after");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such",
        "bySource",
        "bySource.",
        ".GP",
        "bySource.gp",
        "bySource.GP.value",
        "definition",
        "byWorker.w-7",
        "'%20or%201=1--",
        "bySource.GP';drop%20table%20interaction;--",
        "%25",
        "$%7Bjndi:ldap://x%7D",
        "..%2F..%2Fetc%2Fpasswd",
        "%3Cscript%3E"
      })
  void a_part_that_there_is_not_is_not_found(String part) {
    Answer answer = ask("referrals", "&part=" + part).isProblem(404, "not-found");
    assertThat(answer.json().required("detail").stringValue()).contains("part", "%2B");
    assertThat(answer.text()).doesNotContain("script").doesNotContain("jndi");
    ask("equity", "").isProblem(404, "not-found");
    assertThat(behind("referrals", "").required("count").asInt()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such",
        "Referrals",
        "referrals.bySource.GP",
        "referrals.bySource",
        "'%20or%201=1"
      })
  void a_figure_that_there_is_not_is_not_found(String figure) {
    ask(figure, "").isProblem(404, "not-found");
    ask(figure, "&part=GP").isProblem(404, "not-found");
  }

  @Test
  void a_part_that_is_no_text_is_refused() {
    for (String part : List.of("", "%00", "a%0Ab", "%ff", "x".repeat(2001))) {
      Answer answer = ask("referrals", "&part=" + part).isProblem(400, "invalid-parameter");
      assertThat(answer.json().required("parameter").stringValue()).isEqualTo("part");
    }
  }

  @Test
  void nobody_but_a_manager_learns_who_it_is() {
    for (Role role : Role.values()) {
      Answer answer =
          PLATFORM
              .caller("x-1", WHOLE.organisation, role)
              .get(WHOLE.metrics + "/referrals/journeys?" + QUARTER);
      if (role == Role.MANAGER) {
        answer.is(200);
      } else {
        answer.isProblem(403, "forbidden");
      }
    }
  }
}
