package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.journey.given.Told.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.journey.cohort.ProcessMapResult.Activity;
import org.journey.cohort.ProcessMapResult.Edge;
import org.journey.cohort.ProcessMapResult.Variant;
import org.journey.given.Given;
import org.journey.interaction.Participation.Category;
import org.journey.model.StageModel;
import org.journey.service.People;
import org.journey.service.facts.Micros;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;

/** What follows what. */
class ProcessMapTest {

  /** Stages of a model stand for the activities of the published example, a to h. */
  private static final StageModel EIGHT =
      Given.read(
          """
          id: eight
          version: 1
          stages:
            - {number: 1, key: a, name: A, subThemes: [a]}
            - {number: 2, key: b, name: B, subThemes: [b]}
            - {number: 3, key: c, name: C, subThemes: [c]}
          evidence:
            - {rule: r1, event: session-attended, subTheme: a}
          """);

  /** Van der Aalst's running example, "Process Mining" (2016). */
  @Test
  void the_running_example_has_the_published_map() {
    List<String> cases = List.of("abdeh", "adceg", "acdefbdeg", "adbeh", "acdefdcefcdeh", "acdeg");
    FollowsOfLetters follows = new FollowsOfLetters();
    cases.forEach(follows::add);
    assertThat(follows.counts())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("de", 6L),
                Map.entry("dc", 2L),
                Map.entry("db", 1L),
                Map.entry("eg", 3L),
                Map.entry("ef", 3L),
                Map.entry("eh", 3L),
                Map.entry("cd", 4L),
                Map.entry("ce", 2L),
                Map.entry("bd", 2L),
                Map.entry("be", 1L),
                Map.entry("ad", 2L),
                Map.entry("ac", 3L),
                Map.entry("ab", 1L),
                Map.entry("fd", 1L),
                Map.entry("fc", 1L),
                Map.entry("fb", 1L)));
    assertThat(follows.result().variantsInAll()).isEqualTo(6);
    assertThat(follows.result().variants()).allMatch(variant -> variant.count() == 1);
  }

  /** Types of interaction stand for letters: the first eight in the order of their names. */
  private static final class FollowsOfLetters {
    private final List<String> names = new ArrayList<>(Activities.TYPE.unordered(Some.MODEL));
    private final ProcessMap map =
        new ProcessMap(Activities.TYPE, 10, Some.MODEL, People.AS_RECORDED);
    private int count;

    void add(String letters) {
      List<String> sorted = names.stream().sorted().toList();
      MemberBuilder builder = Some.journey(++count);
      int[] types =
          letters.chars().map(letter -> names.indexOf(sorted.get(letter - 'a'))).toArray();
      builder.trace = Traces.of(types);
      map.add(builder.build());
    }

    ProcessMapResult result() {
      return map.result();
    }

    Map<String, Long> counts() {
      List<String> sorted = names.stream().sorted().toList();
      return result().edges().stream()
          .collect(
              Collectors.toMap(
                  edge -> letter(sorted.indexOf(edge.from())) + letter(sorted.indexOf(edge.to())),
                  Edge::count));
    }

    private static String letter(int place) {
      return String.valueOf((char) ('a' + place));
    }
  }

  private static Member read(Given journey) {
    JourneyReading reading =
        JourneyReading.of(journey.timeline(), JourneyStateParameters.of(Some.MODEL)).orElseThrow();
    return Member.of(reading, Set.of(Member.Part.TRACE));
  }

  @Test
  void categories_are_those_that_the_client_is_shown_in() {
    Member member =
        read(
            Given.journey()
                .at("2026-02-01", session("swim", Category.PHYSICAL))
                .at("2026-02-03", session("cafe", Category.SOCIAL))
                .at("2026-02-04", session("cafe", Category.SOCIAL)));
    ProcessMapResult map =
        Some.of(
                () -> new ProcessMap(Activities.CATEGORY, 5, Some.MODEL, People.AS_RECORDED),
                List.of(member))
            .result();
    assertThat(map.activities())
        .containsExactly(new Activity("PHYSICAL", 1, 1, 1, 0), new Activity("SOCIAL", 2, 1, 0, 1));
    assertThat(map.edges())
        .extracting(Edge::from, Edge::to, edge -> edge.medianDays().intValue())
        .containsExactly(tuple("PHYSICAL", "SOCIAL", 2), tuple("SOCIAL", "SOCIAL", 1));
    assertThat(map.variants())
        .containsExactly(new Variant(List.of("PHYSICAL", "SOCIAL", "SOCIAL"), 1, 1));
  }

  @Test
  void variants_are_by_count_then_by_name_and_the_rest_is_summed_up() {
    List<Member> members =
        List.of(
            Some.entering(Some.journey(1), 3, 1).build(),
            Some.entering(Some.journey(2), 3, 1).build(),
            Some.entering(Some.journey(3), 2, 1).build(),
            Some.entering(Some.journey(4), 1, 1).build(),
            Some.journey(5).build());
    ProcessMapResult map =
        Some.of(() -> new ProcessMap(Activities.STAGE, 3, Some.MODEL, People.AS_RECORDED), members)
            .result();
    assertThat(map.variants())
        .containsExactly(
            new Variant(List.of("3"), 2, 2),
            new Variant(List.of(), 1, 3),
            new Variant(List.of("1"), 1, 4));
    assertThat(map.variantsInAll()).isEqualTo(4);
    assertThat(map.toJson().get("otherVariants").toString())
        .isEqualTo("{\"variants\":1,\"count\":1,\"share\":0.2}");
    assertThat(map.toJson().get("variants").get(1).get("coverage").decimalValue())
        .isEqualByComparingTo("0.6");
  }

  @Test
  void of_an_empty_cohort_the_map_is_empty() {
    ProcessMapResult map = new ProcessMap(Activities.TYPE, 3, EIGHT, People.AS_RECORDED).result();
    assertThat(map.activities()).isEmpty();
    assertThat(map.toJson().get("otherVariants").get("share").isNull()).isTrue();
  }

  @Test
  void a_member_without_its_interactions_is_refused_where_they_are_needed() {
    ProcessMap map = new ProcessMap(Activities.TYPE, 3, Some.MODEL, People.AS_RECORDED);
    assertThatIllegalArgumentException().isThrownBy(() -> map.add(Some.journey(1).build()));
  }

  @Test
  void it_is_what_counting_one_by_one_says() {
    List<Member> members = new ArrayList<>();
    Map<String, List<Long>> naive = new TreeMap<>();
    for (int seed = 1; seed <= 40; seed++) {
      var timeline =
          Timelines.of(
              RandomHistories.journey(seed, 30).recorded(),
              RandomHistories.NOW,
              RandomHistories.NOW);
      members.add(
          Member.of(
              JourneyReading.of(timeline, JourneyStateParameters.of(Some.MODEL)).orElseThrow(),
              Set.of(Member.Part.TRACE)));
      for (int i = 1; i < timeline.entries().size(); i++) {
        var before = timeline.entries().get(i - 1);
        var after = timeline.entries().get(i);
        naive
            .computeIfAbsent(
                before.type().shortName() + ">" + after.type().shortName(),
                any -> new ArrayList<>())
            .add(Micros.of(after.time()) - Micros.of(before.time()));
      }
    }
    ProcessMapResult map =
        Some.of(() -> new ProcessMap(Activities.TYPE, 5, Some.MODEL, People.AS_RECORDED), members)
            .result();
    assertThat(map.edges()).hasSameSizeAs(naive.keySet());
    for (Edge edge : map.edges()) {
      List<Long> times = naive.getOrDefault(edge.from() + ">" + edge.to(), new ArrayList<>());
      times.sort(null);
      assertThat(edge.count()).isEqualTo(times.size());
      BigDecimal median =
          BigDecimal.valueOf(times.get((times.size() - 1) / 2) + times.get(times.size() / 2))
              .divide(BigDecimal.valueOf(2 * Micros.DAY), 6, RoundingMode.HALF_UP);
      assertThat(edge.medianDays()).isEqualTo(median);
    }
    assertThat(map.activities().stream().mapToLong(Activity::starts).sum()).isEqualTo(40);
    assertThat(map.activities().stream().mapToLong(Activity::ends).sum()).isEqualTo(40);
  }
}
