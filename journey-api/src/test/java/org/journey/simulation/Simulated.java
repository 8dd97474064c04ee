package org.journey.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.journey.decision.ClientHistory;
import org.journey.decision.Decisions;
import org.journey.decision.Facts;
import org.journey.decision.JourneyHistory;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Emitted;
import org.journey.interaction.Reading;
import org.journey.interaction.Vocabulary;
import org.journey.model.StageModels;
import org.journey.problem.Problem;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A simulation as a platform takes it: every line read strictly and decided on, in the order of the
 * lines. What is refused ends it.
 */
final class Simulated implements Facts {

  /** A clock after all that the tests simulate. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Set<String> subThemes = new HashSet<>();
  private final Set<String> clients = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, JourneyHistory> journeys = new HashMap<>();
  private final Map<String, ClientHistory> people = new HashMap<>();
  private final Map<String, List<Recorded>> recorded = new LinkedHashMap<>();
  private long lines;

  private Simulated() {
    StageModels.defaultModel().stages().forEach(stage -> subThemes.addAll(stage.subThemes()));
  }

  static Simulated of(SimulationParameters parameters) {
    Simulated simulated = new Simulated();
    Simulation simulation = new Simulation(parameters);
    while (simulation.hasNext()) {
      simulated.take(simulation.next());
    }
    return simulated;
  }

  private void take(Line line) {
    String shown = new String(line.bytes(), StandardCharsets.UTF_8);
    if (!(CloudEventReader.read(line.bytes(), NOW, vocabulary()) instanceof Reading.Read read)
        || read.emitted() == null) {
      throw new AssertionError(CloudEventReader.read(line.bytes(), NOW, vocabulary()) + shown);
    }
    Emitted emitted = read.emitted();
    if (!ids.add(emitted.identity().id())) {
      throw new AssertionError("an id twice: " + shown);
    }
    Problem refusal = decided(emitted);
    if (refusal != null) {
      throw new AssertionError(refusal + ": " + shown);
    }
    List<Recorded> before = recorded.computeIfAbsent(emitted.subject(), _ -> new ArrayList<>());
    before.add(
        new Recorded(
            ++lines,
            before.size(),
            line.entered(),
            Objects.requireNonNull(emitted.organisation()),
            emitted.subject(),
            emitted.identity(),
            Objects.requireNonNull(emitted.recordedBy()),
            emitted.type(),
            emitted.time(),
            emitted.data()));
  }

  private @Nullable Problem decided(Emitted emitted) {
    if (emitted.type().aboutClient()) {
      ClientHistory client = people.computeIfAbsent(emitted.subject(), _ -> new ClientHistory());
      Problem refusal = Decisions.decide(client, emitted, this);
      if (refusal == null) {
        client.apply(emitted.identity(), emitted.type(), emitted.data());
      }
      return refusal;
    }
    JourneyHistory journey = journeys.computeIfAbsent(emitted.subject(), _ -> new JourneyHistory());
    Problem refusal = Decisions.decide(journey, emitted, this, NOW);
    if (refusal == null) {
      journey.apply(emitted.identity(), emitted.type(), emitted.time(), emitted.data());
    }
    if (emitted.data() instanceof ReferralReceived referral) {
      clients.add(referral.clientId());
    }
    return refusal;
  }

  /** How many lines there were. */
  long lines() {
    return lines;
  }

  /** What is recorded of each journey, in the order of the lines. */
  List<List<Recorded>> journeys() {
    return journeys.keySet().stream()
        .sorted()
        .map(id -> Objects.requireNonNull(recorded.get(id)))
        .toList();
  }

  /** All that is recorded. */
  List<Recorded> all() {
    return recorded.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public boolean clientKnown(String clientId) {
    return clients.contains(clientId);
  }

  @Override
  public boolean clientErased(String clientId) {
    return false;
  }

  @Override
  public Vocabulary vocabulary() {
    return subThemes::contains;
  }
}
