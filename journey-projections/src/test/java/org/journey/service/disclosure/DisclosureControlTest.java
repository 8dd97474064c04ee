package org.journey.service.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.journey.service.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Editions of figures that may be published. */
class DisclosureControlTest {

  private static final DisclosureControl CONTROL = new DisclosureControl(8);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, *",
    "7, *",
    "8, 10",
    "12, 10",
    "13, 15",
    "17, 15",
    "18, 20",
    "1002, 1000"
  })
  void a_count_of_people_is_rounded_to_the_nearest_5_or_suppressed(long exact, String published) {
    assertThat(told(first(count(exact, exact)))).isEqualTo(published);
  }

  @Test
  void what_is_suppressed_says_so() {
    assertThat(first(count(3, 3)).toString()).isEqualTo("{\"value\":null,\"suppressed\":true}");
  }

  @Test
  void many_interactions_of_few_people_are_suppressed() {
    assertThat(told(first(count(40, 7)))).isEqualTo("*");
    assertThat(told(first(count(40, 8)))).isEqualTo("40");
  }

  @Test
  void a_rate_comes_from_the_rounded_parts() {
    assertThat(first(rate(13, 18)).toString())
        .isEqualTo("{\"value\":0.75,\"numerator\":15,\"denominator\":20}");
    assertThat(told(first(rate(7, 18)))).isEqualTo("*");
    assertThat(told(first(rate(0, 18)))).isEqualTo("0");
    assertThat(told(first(rate(0, 5)))).isEqualTo("*");
    assertThat(first(rate(0, 0)).toString())
        .isEqualTo("{\"value\":null,\"numerator\":0,\"denominator\":0}");
  }

  @Test
  void a_statistic_of_fewer_than_8_people_is_suppressed() {
    assertThat(told(first(statistic(Kind.MEAN, "1.2345", 7, 7, null)))).isEqualTo("*");
    assertThat(told(first(statistic(Kind.MEAN, "1.2345", 30, 7, null)))).isEqualTo("*");
    assertThat(told(first(statistic(Kind.MEAN, "1.25", 8, 8, null)))).isEqualTo("1.3");
    assertThat(told(first(statistic(Kind.DEVIATION, "0.6789", 8, 8, null)))).isEqualTo("0.7");
  }

  @ParameterizedTest
  @CsvSource({"3.4999, 0", "3.5, 7", "10.4, 7", "10.5, 14", "-4, -7"})
  void a_median_of_days_is_told_in_whole_weeks(String days, String published) {
    assertThat(told(first(statistic(Kind.QUANTILE, days, 12, 12, "days")))).isEqualTo(published);
  }

  @Test
  void a_median_of_survival_is_told_where_8_are_still_at_risk() {
    assertThat(told(first(survival("21", 40, 20, 8)))).isEqualTo("21");
    assertThat(told(first(survival("21", 40, 20, 7)))).isEqualTo("*");
    assertThat(first(survival(null, 40, 2, 40)).toString())
        .isEqualTo("{\"value\":null,\"n\":40,\"unit\":\"days\"}");
  }

  @Test
  void the_threshold_can_be_raised_and_not_lowered() {
    assertThatThrownBy(() -> new DisclosureControl(7)).isInstanceOf(IllegalArgumentException.class);
    ObjectNode json = new DisclosureControl(12).first(root(count(11, 11))).published();
    assertThat(told(part(json))).isEqualTo("*");
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 24, 27, 13})
  void a_count_is_repeated_until_it_has_moved_by_8(long later) {
    Edition first = CONTROL.first(root(count(20, 20)));
    assertThat(told(part(CONTROL.next(first, root(count(later, later))).published())))
        .isEqualTo("20");
  }

  @Test
  void a_count_that_moves_slowly_is_told_anew_when_it_has_moved_by_8_in_all() {
    Edition edition = CONTROL.first(root(count(20, 20)));
    for (long exact : List.of(24L, 27L)) {
      edition = CONTROL.next(edition, root(count(exact, exact)));
      assertThat(told(part(edition.published()))).isEqualTo("20");
    }
    edition = CONTROL.next(edition, root(count(28, 28)));
    assertThat(told(part(edition.published()))).isEqualTo("30");
    edition = CONTROL.next(edition, root(count(21, 21)));
    assertThat(told(part(edition.published()))).as("moved by 7 from 28").isEqualTo("30");
  }

  @Test
  void one_more_person_with_many_sessions_does_not_show() {
    Edition edition = CONTROL.first(root(count(20, 10)));
    assertThat(told(part(CONTROL.next(edition, root(count(35, 11))).published()))).isEqualTo("20");
    assertThat(told(part(CONTROL.next(edition, root(count(35, 10))).published()))).isEqualTo("35");
  }

  @Test
  void a_statistic_is_repeated_until_8_people_have_come_or_gone() {
    Edition edition = CONTROL.first(root(statistic(Kind.MEAN, "2", 20, 20, null)));
    Node seven = statistic(Kind.MEAN, "3", 27, 27, null);
    Node eight = statistic(Kind.MEAN, "3", 28, 28, null);
    assertThat(told(part(CONTROL.next(edition, root(seven)).published()))).isEqualTo("2");
    assertThat(told(part(CONTROL.next(edition, root(eight)).published()))).isEqualTo("3");
  }

  @Test
  void a_part_that_comes_with_few_people_does_not_show_and_one_that_goes_stays() {
    Edition edition = CONTROL.first(root(count(20, 20)));
    Edition few = CONTROL.next(edition, root(count(20, 20), named("new", 7)));
    assertThat(few.published()).isEqualTo(edition.published());
    Edition many = CONTROL.next(few, root(count(20, 20), named("new", 8)));
    assertThat(told((ObjectNode) many.published().get("new"))).isEqualTo("10");
    Edition gone = CONTROL.next(many, root(count(20, 20), named("new", 1)));
    assertThat(gone.published()).isEqualTo(many.published());
    assertThat(told((ObjectNode) CONTROL.next(many, root(count(20, 20))).published().get("new")))
        .as("by 8 to nobody")
        .isEqualTo("0");
  }

  @Test
  void a_person_added_between_two_month_ends_never_shows() {
    for (long seed = 1; seed <= 10; seed++) {
      Edition edition = CONTROL.first(Services.figures(seed, 60));
      for (int more = 1; more <= 7; more++) {
        Edition next = CONTROL.next(edition, Services.figures(seed, 60 + more));
        assertThat(next.published()).as("seed " + seed).isEqualTo(edition.published());
      }
      Edition later = CONTROL.next(edition, Services.figures(seed, 120));
      assertThat(later.published()).as("seed " + seed).isNotEqualTo(edition.published());
    }
  }

  @Test
  void no_other_number_is_anywhere_in_what_is_published() {
    for (long seed = 1; seed <= 10; seed++) {
      Node exact = Services.figures(seed, 100);
      Edition edition = CONTROL.first(exact);
      walk(exact, edition.published(), true);
    }
  }

  private static void walk(Node exact, JsonNode published, boolean root) {
    if (!root) {
      boolean suppressed = published.has("suppressed");
      for (String name : List.of("numerator", "denominator", "n")) {
        JsonNode number = published.path(name);
        if (number.isNumber() && !exact.kind().isGroup()) {
          assertThat(suppressed).isFalse();
          assertThat(number.longValue() % 5).isZero();
        }
      }
      JsonNode value = published.path("value");
      if (value.isNumber()) {
        assertThat(suppressed).isFalse();
        switch (exact.kind()) {
          case COUNT -> assertThat(value.longValue() % 5).isZero();
          case RATE, RATIO, PER_THOUSAND ->
              assertThat(published.get("denominator").longValue()).isPositive();
          case QUANTILE, SURVIVAL -> {
            assertThat(exact.people()).isGreaterThanOrEqualTo(8);
            assertThat(value.longValue() % ("days".equals(exact.unit()) ? 7 : 1)).isZero();
          }
          case MEAN, DEVIATION -> {
            assertThat(exact.people()).isGreaterThanOrEqualTo(8);
            assertThat(value.decimalValue().scale()).isLessThanOrEqualTo(1);
          }
          case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS, SAMPLE ->
              throw new AssertionError(exact.name());
        }
      }
    }
    for (Node child : exact.children()) {
      JsonNode told = published.get(child.name());
      if (told != null) {
        walk(child, told, false);
      } else {
        assertThat(exact.kind() == Kind.OPEN_GROUP || exact.kind() == Kind.VARIANTS)
            .isNotEqualTo(child.kind() == Kind.OCCURRING_GROUP);
      }
    }
  }

  @Test
  void both_parts_of_a_rate_are_of_one_edition() {
    Edition edition = CONTROL.first(root(rate(20, 30)));
    // By 7 and by 8: told anew, the rate would tell of the seven; the whole alone would be wrong.
    for (Node later : List.of(rate(27, 38), rate(28, 37), rate(19, 38), rate(27, 30))) {
      assertThat(quotient(CONTROL.next(edition, root(later)))).isEqualTo("20/30");
    }
    assertThat(quotient(CONTROL.next(edition, root(rate(28, 38))))).isEqualTo("30/40");
    assertThat(quotient(CONTROL.next(edition, root(rate(20, 38))))).isEqualTo("20/40");
    Edition kept = CONTROL.next(edition, root(rate(27, 38)));
    assertThat(quotient(CONTROL.next(kept, root(rate(28, 38))))).isEqualTo("30/40");
  }

  private static String quotient(Edition edition) {
    ObjectNode told = part(edition.published());
    return told.get("numerator") + "/" + told.get("denominator");
  }

  /** Of twenty journeys two have entered by then; later fifteen. */
  @Test
  void a_median_of_survival_moves_with_those_who_came_to_the_event() {
    Edition edition = CONTROL.first(root(survival(null, 20, 2, 20)));
    assertThat(told(part(edition.published()))).isEqualTo("null");
    Node nine = survival("30", 20, 9, 12);
    Node fifteen = survival("21", 20, 15, 12);
    assertThat(told(part(CONTROL.next(edition, root(nine)).published()))).isEqualTo("null");
    assertThat(told(part(CONTROL.next(edition, root(fifteen)).published()))).isEqualTo("21");
    // With one more journey of the period its number would tell of somebody.
    Node more = survival("21", 21, 15, 12);
    assertThat(told(part(CONTROL.next(edition, root(more)).published()))).isEqualTo("null");
  }

  /** Of twenty journeys of fifteen people, those of five who have two. */
  @Test
  void a_median_of_survival_is_not_told_anew_for_the_many_journeys_of_a_few() {
    Edition edition = CONTROL.first(root(ofFifteen("30", 2)));
    assertThat(told(part(edition.published()))).isEqualTo("28");
    assertThat(told(part(CONTROL.next(edition, root(ofFifteen("21", 12))).published())))
        .as("ten more journeys, five more people perhaps")
        .isEqualTo("28");
    assertThat(told(part(CONTROL.next(edition, root(ofFifteen("21", 15))).published())))
        .as("thirteen more journeys, of eight people at least")
        .isEqualTo("21");
  }

  private static Node ofFifteen(String days, long events) {
    return node("part", Kind.SURVIVAL, new BigDecimal(days), events, null, 20L, "days", 8, 15);
  }

  private static Node survival(@Nullable String days, long n, long events, long atRisk) {
    BigDecimal exact = days == null ? null : new BigDecimal(days);
    return node("part", Kind.SURVIVAL, exact, events, null, n, "days", atRisk, n);
  }

  @Test
  void of_parts_that_come_as_they_occur_those_of_few_people_are_not_named() {
    Node group =
        node(
            "part",
            Kind.OPEN_GROUP,
            null,
            null,
            null,
            null,
            null,
            0,
            0,
            named("a", 7),
            named("b", 8));
    ObjectNode told = first(group);
    assertThat(told.has("a")).isFalse();
    assertThat(told.get("b").get("value").longValue()).isEqualTo(10);
    Node fixed =
        node("part", Kind.GROUP, null, null, null, null, null, 0, 0, named("a", 7), named("b", 8));
    assertThat(first(fixed).get("a").has("suppressed")).isTrue();
  }

  @Test
  void the_fixed_instruments_show_however_few_were_measured_and_scored_ones_do_not() {
    List<String> fixed = List.of("MYCAW", "ONS4", "SCORED", "SWEMWBS", "UCLA3");
    Node few = Services.figures(1, 5);
    Node exact = few.find("wellbeing.byInstrument").orElseThrow();
    assertThat(exact.children()).extracting(Node::name).containsAll(fixed).hasSizeGreaterThan(5);
    for (Node figures : List.of(few, Services.figures(1, 0))) {
      JsonNode told = CONTROL.first(figures).published().at("/wellbeing/byInstrument");
      assertThat(told.propertyNames()).containsExactlyElementsOf(fixed);
    }
    JsonNode many = CONTROL.first(Services.figures(1, 400)).published();
    assertThat(many.at("/wellbeing/byInstrument").propertyNames())
        .containsAll(fixed)
        .anyMatch(name -> name.startsWith("SCORED:"));
  }

  @Test
  void every_figure_has_its_definition_numerator_and_denominator_or_says_that_it_is_suppressed() {
    JsonNode none = CONTROL.first(Services.figures(1, 5)).published();
    JsonNode many = CONTROL.first(Services.figures(1, 100)).published();
    for (JsonNode published : List.of(none, many)) {
      for (JsonNode figure : published) {
        assertThat(figure.propertyNames()).contains("definition", "value");
        assertThat(figure.has("suppressed"))
            .isNotEqualTo(figure.has("numerator") && figure.has("denominator"));
      }
    }
    assertThat(many.at("/timeToStage/numerator").isNull()).isTrue();
  }

  @Test
  void variants_of_few_people_are_told_as_one() {
    ObjectNode told = first(variants(named("1-2", 20), named("3", 7), named("4", 6)));
    assertThat(told.propertyNames()).containsExactly("1-2", "OTHER");
    assertThat(told.get("OTHER").get("value").longValue()).as("7 and 6").isEqualTo(15);
    assertThat(first(variants(named("1-2", 20), named("3", 7))).propertyNames())
        .containsExactly("1-2");
    assertThat(first(variants(named("1-2", 20))).propertyNames()).containsExactly("1-2");
    Node ofFive = node("3", Kind.COUNT, BigDecimal.TEN, 10L, null, null, null, 5, 0);
    assertThat(first(variants(named("1-2", 20), ofFive)).propertyNames())
        .as("ten journeys of five people")
        .containsExactly("1-2");
  }

  @Test
  void who_has_journeys_of_several_variants_is_one_person_of_those_told_as_one() {
    Node[] parts = {named("1-2", 20), named("3", 7), named("4", 6)};
    // 33 if each is another person; two of them are met again: 11 of 13 at least. Six: 7.
    assertThat(first(variants(31, parts)).get("OTHER").get("value").longValue()).isEqualTo(15);
    assertThat(first(variants(28, parts)).get("OTHER").get("value").longValue())
        .as("eight people")
        .isEqualTo(15);
    assertThat(first(variants(27, parts)).propertyNames()).containsExactly("1-2");
    assertThat(first(variants(20, parts)).propertyNames()).containsExactly("1-2");
  }

  private static Node variants(Node... parts) {
    return variants(Arrays.stream(parts).mapToLong(Node::people).sum(), parts);
  }

  private static Node variants(long people, Node... parts) {
    return node("part", Kind.VARIANTS, null, null, null, null, null, 0, people, parts);
  }

  @Test
  void an_edition_is_kept_whole() {
    Edition edition = CONTROL.first(Services.figures(1, 60));
    Edition kept = Edition.fromJson(edition.toJson());
    assertThat(kept.toJson()).isEqualTo(edition.toJson());
    assertThat(kept.published()).isEqualTo(edition.published());
    Node later = Services.figures(1, 90);
    assertThat(CONTROL.next(kept, later).published())
        .isEqualTo(CONTROL.next(edition, later).published());
  }

  @Test
  void under_a_raised_threshold_all_is_made_anew() {
    Edition edition = CONTROL.first(root(count(9, 9)));
    Edition next = new DisclosureControl(10).next(edition, root(count(9, 9)));
    assertThat(told(part(next.published()))).isEqualTo("*");
  }

  private static ObjectNode first(Node node) {
    return part(CONTROL.first(root(node)).published());
  }

  private static ObjectNode part(ObjectNode published) {
    return (ObjectNode) published.get("part");
  }

  private static String told(ObjectNode published) {
    return published.has("suppressed") ? "*" : published.get("value").toString();
  }

  private static Node root(Node... parts) {
    return node("", Kind.GROUP, null, null, null, null, null, 0, 0, parts);
  }

  private static Node count(long count, long people) {
    return node("part", Kind.COUNT, BigDecimal.valueOf(count), count, null, null, null, people, 0);
  }

  private static Node named(String name, long count) {
    return node(name, Kind.COUNT, BigDecimal.valueOf(count), count, null, null, null, count, 0);
  }

  private static Node rate(long of, long whole) {
    return node("part", Kind.RATE, null, of, whole, null, null, of, whole);
  }

  private static Node statistic(
      Kind kind, @Nullable String value, long n, long people, @Nullable String unit) {
    BigDecimal exact = value == null ? null : new BigDecimal(value);
    return node("part", kind, exact, null, null, n, unit, people, 0);
  }

  private static Node node(
      String name,
      Kind kind,
      @Nullable BigDecimal value,
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable Long n,
      @Nullable String unit,
      long people,
      long peopleOfWhole,
      Node... parts) {
    return new Node(
        name,
        kind,
        null,
        value,
        numerator,
        denominator,
        n,
        unit,
        people,
        peopleOfWhole,
        List.of(parts));
  }
}
