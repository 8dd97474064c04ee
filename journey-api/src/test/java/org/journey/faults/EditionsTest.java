package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceEditions;
import org.journey.ingest.Submission;
import org.journey.model.StageModels;
import org.journey.problem.ProblemType;
import org.journey.service.Period;
import org.journey.service.ServiceMetrics;
import org.journey.web.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Published figures, from one edition to the next, over a real log. */
class EditionsTest {

  private static final Period YEAR =
      new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  private final Projecting projecting = new Projecting();
  private final TestNode node = projecting.node();
  private int referred;

  @AfterEach
  void close() {
    projecting.close();
  }

  /** Refers more people; the instant by which they are known. */
  private Instant refer(int more) {
    List<Submission> all = new ArrayList<>();
    for (int number = 0; number < more; number++) {
      all.add(Messages.referral("a", "j-" + referred++));
    }
    return known(all);
  }

  private Instant known(List<Submission> all) {
    Projecting.record(node, all);
    projecting.caughtUp(node);
    return node.bean(ServiceDesk.class).now().asKnown();
  }

  private static JsonNode told(ServiceEditions editions, Instant... ends) {
    return editions.published("a", YEAR, StageModels.defaultModel(), List.of(ends), List.of(ends));
  }

  private static String referrals(ServiceEditions editions, Instant... ends) {
    return told(editions, ends).at("/referrals/value").toString();
  }

  @Test
  void a_count_is_told_anew_when_eight_have_come_and_made_once() {
    ServiceEditions editions = node.bean(ServiceEditions.class);
    Instant ten = refer(10);
    Instant seventeen = refer(7);
    Instant eighteen = refer(1);
    assertThat(referrals(editions, ten)).isEqualTo("10");
    assertThat(referrals(editions, ten, seventeen)).as("17, by 7 more").isEqualTo("10");
    assertThat(referrals(editions, ten, seventeen, eighteen)).as("18, by 8").isEqualTo("20");
    assertThat(referrals(editions, seventeen)).as("kept, as it was made").isEqualTo("10");

    projecting
        .database()
        .execute(
            "update service_edition set edition = convert_to(replace(convert_from(edition,"
                + " 'UTF8'), '\"told\":20', '\"told\":25'), 'UTF8')");
    assertThat(referrals(editions, ten, seventeen, eighteen)).isEqualTo("25");
    assertThat(
            projecting.number("select count(*) from service_edition where period_from < period_to"))
        .isEqualTo(3);
  }

  @Test
  void what_does_not_depend_on_when_the_period_begins_is_told_alike_whenever_it_begins() {
    ServiceEditions editions = node.bean(ServiceEditions.class);
    Instant eight = refer(8);
    Instant twelve = refer(4);
    Instant thirteen = refer(1);
    // Nothing was recorded since: it has no edition of its own.
    List<Instant> all = List.of(eight, twelve, thirteen, thirteen.plusMillis(1));
    Instant end = YEAR.to();
    for (Instant from : List.of(YEAR.from(), Instant.parse("2026-12-01T00:00:00Z"), end)) {
      for (int first = 3; first >= 0; first--) {
        JsonNode told =
            editions.published(
                "a", new Period(from, end), StageModels.defaultModel(), all.subList(first, 4), all);
        // 8 were told as 10; 12 and 13 have moved by 4 and 5 since. Alone, 13 would be 15.
        for (String figure : ServiceMetrics.AS_AT_THE_END) {
          assertThat(told.at("/" + figure + "/value").asInt()).as(from + " " + first).isEqualTo(10);
        }
      }
    }
    JsonNode late =
        editions.published("a", YEAR, StageModels.defaultModel(), all.subList(2, 4), all);
    assertThat(late.propertyNames())
        .containsExactlyElementsOf(
            editions.published("a", YEAR, StageModels.defaultModel(), all, all).propertyNames());
    assertThat(late.at("/caseload/open/value").asInt()).isEqualTo(10);
  }

  @Test
  void under_a_raised_threshold_all_is_made_anew() {
    Instant ten = refer(10);
    assertThat(referrals(node.bean(ServiceEditions.class), ten)).isEqualTo("10");
    ServiceEditions raised =
        new ServiceEditions(Projecting.models(node), node.bean(ServiceDesk.class), 12);
    assertThat(told(raised, ten).at("/referrals/suppressed").asBoolean()).isTrue();
  }

  @Test
  void a_person_with_two_journeys_is_one_of_eight() {
    refer(6);
    Instant eight =
        known(
            List.of(
                Messages.referral("a", "first"),
                Messages.message(
                    "a",
                    "referral-received",
                    "second",
                    "second-referral",
                    "2026-01-06T09:00:00Z",
                    "{\"clientId\":\"c-first\",\"referralSource\":\"GP\",\"reasons\":[\"ISOLATION\"]}")));
    ServiceEditions editions = node.bean(ServiceEditions.class);
    assertThat(told(editions, eight).at("/referrals/suppressed").asBoolean()).isTrue();
    Instant nine = refer(1);
    assertThat(referrals(editions, nine)).as("nine journeys of eight people").isEqualTo("10");
  }

  @Test
  void what_would_lack_a_journey_is_not_published_and_what_was_published_is_told_again()
      throws SQLException {
    ServiceEditions editions = node.bean(ServiceEditions.class);
    Instant nine = refer(9);
    assertThat(referrals(editions, nine)).isEqualTo("10");
    Row sound =
        projecting.log().stream().filter(row -> row.sequence() == 4).findFirst().orElseThrow();
    projecting
        .database()
        .execute("update interaction set event = '\\x7b7d'::bytea where subject = 'j-3'");
    Instant all = refer(8);
    projecting
        .database()
        .execute(
            "insert into projection_parked (projection, slot, organisation, journey, sequence,"
                + " version, error) values ('services', 0, 'a', 'j-3', 4, 0, 'of a test')");
    assertThatThrownBy(() -> told(editions, nine, all))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
    assertThat(referrals(editions, nine)).isEqualTo("10");

    projecting
        .database()
        .execute(
            "update interaction set event = decode('"
                + HexFormat.of().formatHex(sound.event())
                + "', 'hex') where subject = 'j-3'");
    assertThat(referrals(editions, nine, all)).as("17, by 8 more").isEqualTo("15");
  }
}
