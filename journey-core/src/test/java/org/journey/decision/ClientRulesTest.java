package org.journey.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.journey.decision.GivenJourney.NOW;
import static org.journey.decision.GivenJourney.given;
import static org.journey.decision.GivenJourney.id;
import static org.journey.problem.ProblemType.CLIENT_ERASED;
import static org.journey.problem.ProblemType.UNKNOWN_REFERENCE;
import static org.journey.testing.Samples.clear;
import static org.journey.testing.Samples.referral;
import static org.journey.testing.Samples.session;

import java.util.HashSet;
import java.util.Set;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Emitted;
import org.journey.interaction.Interaction;
import org.journey.interaction.People.ClientErased;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.interaction.Vocabulary;
import org.junit.jupiter.api.Test;

class ClientRulesTest {

  private static final String JANUARY = "2026-01-05T09:00:00Z";
  private static final String FEBRUARY = "2026-02-05T09:00:00Z";

  /** Given what is recorded of client c-1; c-1, c-2 and c-3 are known. */
  private static final class GivenClient implements Facts {

    private final ClientHistory history = new ClientHistory();
    private final Set<String> known = new HashSet<>(Set.of("c-1", "c-2", "c-3"));
    private final Set<String> erased = new HashSet<>();

    GivenClient told(String id, Interaction data) {
      Emitted emitted = GivenJourney.emitted(id, JANUARY, data);
      assertThat(Decisions.decide(history, emitted, this)).isNull();
      history.apply(emitted.identity(), emitted.type(), data);
      return this;
    }

    GivenClient erased(String client) {
      erased.add(client);
      return this;
    }

    GivenClient unknown(String client) {
      known.remove(client);
      return this;
    }

    GivenJourney.Then when(Interaction data) {
      return new GivenJourney.Then(
          Decisions.decide(history, GivenJourney.emitted("new", FEBRUARY, data), this));
    }

    @Override
    public boolean clientKnown(String clientId) {
      return known.contains(clientId);
    }

    @Override
    public boolean clientErased(String clientId) {
      return erased.contains(clientId);
    }

    @Override
    public Vocabulary vocabulary() {
      return _ -> false;
    }
  }

  private static ClientMerged into(String client) {
    return new ClientMerged(client, clear("the same person"), null);
  }

  private static ClientUnmerged undo(String merge) {
    return new ClientUnmerged(id(merge), null);
  }

  @Test
  void nothing_is_recorded_on_a_journey_of_an_erased_client() {
    given()
        .told(JANUARY, referral("c-1"))
        .erased("c-1")
        .when(FEBRUARY, session("a-1"))
        .isRefused(CLIENT_ERASED, "/subject");
  }

  @Test
  void a_referral_of_an_erased_client_is_refused() {
    given()
        .erased("c-1")
        .when(FEBRUARY, referral("c-1"))
        .isRefused(CLIENT_ERASED, "/data/clientId");
  }

  @Test
  void the_platform_still_redacts_on_the_journey_of_an_erased_client() {
    given()
        .told("referral", JANUARY, referral("c-1"))
        .erased("c-1")
        .when(FEBRUARY, new InteractionRedacted(id("referral"), null))
        .isAccepted();
  }

  @Test
  void two_known_clients_are_merged() {
    new GivenClient().when(into("c-2")).isAccepted();
  }

  @Test
  void an_unknown_client_is_not_merged_on_either_side() {
    new GivenClient().unknown("c-1").when(into("c-2")).isRefused(UNKNOWN_REFERENCE, "/subject");
    new GivenClient().unknown("c-2").when(into("c-2")).isRefused(UNKNOWN_REFERENCE, "/data/into");
  }

  @Test
  void a_client_is_not_merged_into_itself() {
    new GivenClient().when(into("c-1")).isRefused(UNKNOWN_REFERENCE, "/data/into");
  }

  @Test
  void an_erased_client_is_not_merged_on_either_side() {
    new GivenClient().erased("c-1").when(into("c-2")).isRefused(CLIENT_ERASED, "/subject");
    new GivenClient().erased("c-2").when(into("c-2")).isRefused(CLIENT_ERASED, "/data/into");
    new GivenClient()
        .told("erasure", new ClientErased(null))
        .when(into("c-2"))
        .isRefused(CLIENT_ERASED, "/subject");
  }

  @Test
  void a_standing_merge_is_undone_once() {
    GivenClient given = new GivenClient().told("merge", into("c-2"));
    given.when(undo("merge")).isAccepted();
    given.told("undoing", undo("merge"));
    given.when(undo("merge")).isRefused(UNKNOWN_REFERENCE, "/data/target");
    given.when(undo("undoing")).isRefused(UNKNOWN_REFERENCE, "/data/target");
  }

  @Test
  void of_two_merges_only_the_named_one_is_undone() {
    GivenClient given =
        new GivenClient()
            .told("first", into("c-2"))
            .told("second", into("c-3"))
            .told("undoing", undo("first"));
    given.when(undo("first")).isRefused(UNKNOWN_REFERENCE, "/data/target");
    given.when(undo("second")).isAccepted();
  }

  @Test
  void a_merge_of_another_client_or_of_nobody_is_not_undone() {
    new GivenClient().when(undo("merge")).isRefused(UNKNOWN_REFERENCE, "/data/target");
  }

  @Test
  void a_merge_of_an_erased_client_is_not_undone() {
    new GivenClient()
        .told("merge", into("c-2"))
        .erased("c-1")
        .when(undo("merge"))
        .isRefused(CLIENT_ERASED, "/subject");
  }

  @Test
  void what_is_about_a_client_is_no_matter_for_a_journey_and_the_other_way_round() {
    Emitted merge = GivenJourney.emitted("m", JANUARY, into("c-2"));
    Emitted session = GivenJourney.emitted("s", JANUARY, session("a-1"));
    GivenClient facts = new GivenClient();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decisions.decide(new JourneyHistory(), merge, facts, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decisions.decide(new ClientHistory(), session, facts));
  }

  @Test
  void a_copy_goes_its_own_way() {
    ClientHistory history = new ClientHistory();
    Emitted merge = GivenJourney.emitted("m", JANUARY, into("c-2"));
    ClientHistory copy = history.copy();
    copy.apply(merge.identity(), merge.type(), merge.data());
    assertThat(history.contains(id("m"))).isFalse();
    assertThat(copy.contains(id("m"))).isTrue();
    assertThat(history.version()).isEqualTo(-1);
    assertThat(copy.version()).isZero();
  }
}
