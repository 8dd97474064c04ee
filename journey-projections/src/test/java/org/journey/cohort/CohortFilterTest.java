package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Which journeys a cohort is of. */
class CohortFilterTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static CohortFilter query(String... namesAndValues) {
    return read(CohortFilter.read(map(namesAndValues)));
  }

  private static Map<String, String> map(String... namesAndValues) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static CohortFilter json(String json) {
    return read(CohortFilter.read(JSON.readTree(json)));
  }

  private static CohortFilter read(CohortFilterReading reading) {
    return switch (reading) {
      case CohortFilterReading.Read read -> read.filter();
      case CohortFilterReading.Refused refused -> throw new AssertionError(refused.problem());
    };
  }

  private static Problem refused(CohortFilterReading reading) {
    return switch (reading) {
      case CohortFilterReading.Read read -> throw new AssertionError(read.filter());
      case CohortFilterReading.Refused refused -> refused.problem();
    };
  }

  @Test
  void a_filter_of_nothing_is_all_journeys() {
    assertThat(query().matches(Some.journey(1).build())).isTrue();
    assertThat(query().toJson().toString()).isEqualTo("{}");
  }

  @Test
  void a_query_and_a_document_that_ask_the_same_are_the_same() {
    CohortFilter query =
        query(
            "organisation", "soar",
            "openedFrom", "2026-01-01T01:00:00+01:00",
            "openedTo", "2026-07-01T00:00:00Z",
            "source", "SELF,GP",
            "reason", "ISOLATION",
            "reached", "1,3-5;2",
            "ageBand", "95+,NOT_RECORDED,45-54",
            "deprivation", "NOT_RECORDED,10,1");
    CohortFilter document =
        json(
            """
            {"organisation": "soar", "openedFrom": "2026-01-01T00:00:00Z", "openedTo": "2026-07-01T00:00:00Z",
             "source": ["GP", "SELF"], "reason": "ISOLATION", "reached": ["2", "1, 3-5"],
             "ageBand": ["45-54", "95+", "NOT_RECORDED"], "deprivation": [1, "10", "NOT_RECORDED"]}\
            """);
    assertThat(query).isEqualTo(document);
    assertThat(query.toJson()).isEqualTo(document.toJson());
    assertThat(json(query.toJson().toString())).isEqualTo(query);
  }

  @Test
  void of_several_values_any_will_do_and_all_filters_must_hold() {
    MemberBuilder builder = Some.entering(Some.entering(Some.journey(1), 1, 2), 3, 4);
    builder.source = ReferralSource.SELF;
    builder.reasons = List.of(Reason.ANXIETY, Reason.DEBT);
    builder.ageBand = 6;
    Member member = builder.build();
    assertThat(query("source", "GP,SELF", "reason", "DEBT", "reached", "1,3").matches(member))
        .isTrue();
    assertThat(query("ageBand", "45-54", "deprivation", "NOT_RECORDED").matches(member)).isTrue();
    assertThat(query("source", "GP", "reason", "DEBT").matches(member)).isFalse();
    assertThat(query("reached", "1-3").matches(member)).as("exactly").isFalse();
    assertThat(query("reached", "none").matches(Some.journey(2).build())).isTrue();
    assertThat(query("organisation", "other").matches(member)).isFalse();
    assertThat(query("deprivation", "3").matches(member)).isFalse();
  }

  @Test
  void opened_is_from_an_instant_on_and_before_another() {
    Member member = Some.journey(1).build();
    assertThat(query("openedFrom", "1970-01-01T00:00:00Z").matches(member)).isTrue();
    assertThat(query("openedTo", "1970-01-01T00:00:00Z").matches(member)).isFalse();
  }

  @Test
  void a_referral_alone_tells_what_cannot_be_of_it() {
    ReferralReceived referral =
        new ReferralReceived(
            "c-1",
            ReferralSource.GP,
            List.of(Reason.DEBT),
            null,
            null,
            new Demographics(1976, null, null, 4),
            null);
    Instant opened = Instant.parse("2026-03-01T00:00:00Z");
    assertThat(
            query("ageBand", "45-54", "deprivation", "4", "reached", "1-5")
                .matchesReferral("soar", opened, referral))
        .as("what it reached the referral does not know")
        .isTrue();
    assertThat(query("ageBand", "55-64").matchesReferral("soar", opened, referral)).isFalse();
    assertThat(query("reason", "ISOLATION").matchesReferral("soar", opened, referral)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sauce|GP",
        "source|gp",
        "source|''",
        "source|GP,",
        "reason|LONELINESS",
        "reached|5-1",
        "reached|1,2",
        "reached|''",
        "ageBand|45-55",
        "deprivation|0",
        "deprivation|11",
        "deprivation|01",
        "openedFrom|2026-01-01",
        "organisation|a b"
      })
  void what_is_not_as_described_is_refused_by_name(String name, String value) {
    Problem problem = refused(CohortFilter.read(map(name, value)));
    assertThat(problem.parameter()).isEqualTo(name);
    assertThat(Objects.requireNonNull(problem.detail())).startsWith(name + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|cohort",
        "{\"sauce\": \"GP\"}|sauce",
        "{\"source\": []}|source",
        "{\"source\": null}|source",
        "{\"source\": 1}|source",
        "{\"deprivation\": 1.5}|deprivation",
        "{\"openedFrom\": [\"2026-01-01T00:00:00Z\", \"2026-02-01T00:00:00Z\"]}|openedFrom"
      })
  void the_same_of_documents(String json, String name) {
    assertThat(refused(CohortFilter.read(JSON.readTree(json))).parameter()).isEqualTo(name);
  }

  @Test
  void from_is_not_after_to() {
    assertThat(
            refused(
                    CohortFilter.read(
                        map(
                            "openedFrom",
                            "2026-02-01T00:00:00Z",
                            "openedTo",
                            "2026-01-01T00:00:00Z")))
                .parameter())
        .isEqualTo("openedFrom");
  }

  @Test
  void whole_months_are_told_from_others() {
    assertThat(query().hasWholeMonths()).isTrue();
    assertThat(query("openedFrom", "2026-02-01T00:00:00Z").hasWholeMonths()).isTrue();
    assertThat(query("openedFrom", "2026-02-02T00:00:00Z").hasWholeMonths()).isFalse();
    assertThat(query("openedTo", "2026-02-01T00:00:01Z").hasWholeMonths()).isFalse();
  }
}
