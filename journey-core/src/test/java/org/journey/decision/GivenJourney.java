package org.journey.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.interaction.Emitted;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Vocabulary;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.testing.Payloads;
import org.jspecify.annotations.Nullable;

/**
 * Given what is recorded of a journey, when something is emitted, then it is accepted or refused.
 */
final class GivenJourney implements Facts {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final JourneyHistory history = new JourneyHistory();
  private final Set<String> erased = new HashSet<>();
  private int count;

  static GivenJourney given() {
    return new GivenJourney();
  }

  static Identity id(String id) {
    return new Identity("/test", id);
  }

  /** Recorded under a name; it must be acceptable. */
  GivenJourney told(String id, String time, Interaction data) {
    Emitted emitted = emitted(id, time, data);
    assertThat(Decisions.decide(history, emitted, this, NOW)).as("given " + id).isNull();
    history.apply(emitted.identity(), emitted.type(), emitted.time(), data);
    return this;
  }

  GivenJourney told(String time, Interaction data) {
    return told("given-" + count++, time, data);
  }

  /** Recorded so often, without a look at the rules. */
  GivenJourney filledUpTo(int size, String time, Interaction data) {
    while (history.size() < size) {
      history.apply(
          id("filling-" + history.size()), InteractionType.of(data), Instant.parse(time), data);
    }
    return this;
  }

  GivenJourney erased(String clientId) {
    erased.add(clientId);
    return this;
  }

  Then when(String time, Interaction data) {
    return new Then(Decisions.decide(history, emitted("new", time, data), this, NOW));
  }

  JourneyHistory history() {
    return history;
  }

  static Emitted emitted(String id, String time, Interaction data) {
    return new Emitted(
        "soar",
        "w-1",
        id(id),
        InteractionType.of(data),
        InteractionType.of(data).aboutClient() ? "c-1" : "j-1",
        Instant.parse(time),
        data,
        Payloads.json(data));
  }

  @Override
  public boolean clientKnown(String clientId) {
    return true;
  }

  @Override
  public boolean clientErased(String clientId) {
    return erased.contains(clientId);
  }

  @Override
  public Vocabulary vocabulary() {
    return "social-engagement"::equals;
  }

  /** What became of it. */
  record Then(@Nullable Problem problem) {

    void isAccepted() {
      assertThat(problem).isNull();
    }

    void isRefused(ProblemType type, String... pointers) {
      if (problem == null) {
        throw new AssertionError("was accepted");
      }
      assertThat(problem.type()).isEqualTo(type);
      List<String> places = new ArrayList<>();
      for (FieldError error : problem.errors()) {
        places.add(error.pointer());
      }
      if (pointers.length > 0) {
        assertThat(places).containsExactlyInAnyOrder(pointers);
      }
      assertThat(problem.detail()).contains(places.getFirst());
    }
  }
}
