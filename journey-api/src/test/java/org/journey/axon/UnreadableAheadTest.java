package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.journey.derived.JourneyLists;
import org.journey.derived.Positions;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.log.Reach;
import org.journey.log.TestPostgres;
import org.journey.readmodel.JourneyFilter;
import org.journey.readmodel.JourneyListItem;
import org.journey.readmodel.JourneyListQuery.Page;
import org.journey.readmodel.JourneyListQuery.Sort;
import org.junit.jupiter.api.Test;

/** A journey that must be folded anew for now, and cannot be, stops no list. */
class UnreadableAheadTest {

  @Test
  void a_journey_that_cannot_be_folded_for_now_stands_as_its_row_has_it() {
    TestPostgres.Database database = TestPostgres.database();
    try (TestNode node = TestNode.projecting(database.application())) {
      String soon =
          Instant.now().plus(Duration.ofMinutes(4)).truncatedTo(ChronoUnit.MICROS).toString();
      record(node, Messages.referral("a", "j-1"));
      record(node, Messages.session("a", "j-1", "s-1", soon));
      record(node, Messages.referral("a", "j-2"));
      assertThat(page(node).items()).extracting(JourneyListItem::reached).containsExactly("", "");

      database.execute("update interaction set event = '\\x00' where subject = 'j-1'");

      Page page = page(node);
      assertThat(page.stale()).containsExactly("j-1");
      assertThat(page.items()).extracting(JourneyListItem::journeyId).containsExactly("j-1", "j-2");
      assertThat(page.items()).extracting(JourneyListItem::reached).containsExactly("2", "");
    }
  }

  private static void record(TestNode by, Submission submission) {
    assertThat(by.recorder().record(submission)).isInstanceOf(Outcome.Accepted.class);
  }

  private static Page page(TestNode of) {
    JourneyLists lists = of.bean(JourneyLists.class);
    of.bean(Positions.class).await(lists.projection(), of.log().head());
    JourneyFilter all =
        new JourneyFilter("a", null, null, null, null, null, null, null, null, null, null, null);
    return Reach.within(Set.of("a"), () -> lists.page(all, Sort.OPENED, null, 100, Instant.now()));
  }
}
