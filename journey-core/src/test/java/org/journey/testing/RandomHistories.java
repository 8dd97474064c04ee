package org.journey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.journey.interaction.Emitted;
import org.journey.interaction.Vocabulary;
import org.journey.timeline.Recorded;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Valid journeys made at random from a seed, of all types: late entries and entries at one instant,
 * corrections of time and data, retractions, codings, pauses, closes and reopenings, measures,
 * barriers, concerns. The same seed gives the same journeys on every machine and in every time
 * zone. Every one of them would be accepted if sent in this order.
 */
public final class RandomHistories {

  /** A clock under which every history is valid: nothing in them occurred later. */
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** Every recorded time is in the two years before {@link #NOW}. */
  static final Instant START = Instant.parse("2024-12-01T09:00:00Z");

  /** The sub-themes that findings name. */
  public static final Vocabulary VOCABULARY = RandomPayloads.SUB_THEMES::contains;

  private RandomHistories() {}

  /**
   * One journey.
   *
   * @param seed what it was made from: to be printed by a test that fails
   * @param emitted as read from what was sent, personal fields clear
   * @param recorded as they stand in the log, personal fields sealed (under no key)
   */
  public record History(long seed, List<Emitted> emitted, List<Recorded> recorded) {

    /** As sent, one structured CloudEvent each. */
    public List<byte[]> messages() {
      return emitted.stream().map(RandomHistories::message).toList();
    }

    /** The journey's id. */
    public String journeyId() {
      return recorded.getFirst().subject();
    }
  }

  /** A journey {@code j-1} of an organisation {@code soar}, alone in its log. */
  public static History journey(long seed, int interactions) {
    return journey(seed, interactions, "soar", "j-1");
  }

  /** A journey of given names, alone in its log; sequences have gaps. */
  public static History journey(
      long seed, int interactions, String organisation, String journeyId) {
    Random random = new Random(seed);
    List<RandomJourney.Step> steps =
        new RandomJourney(random, organisation, journeyId).steps(interactions);
    List<Recorded> recorded = new ArrayList<>();
    long sequence = 0;
    for (RandomJourney.Step step : steps) {
      sequence += random.nextInt(1, 4);
      recorded.add(step.at(sequence, recorded.size()));
    }
    return history(seed, steps, recorded);
  }

  /**
   * Several journeys {@code j-1}, {@code j-2}, ... of one log, interleaved by recorded time:
   * sequences run from 1 without gaps over all of them.
   *
   * @param interactions of each, on average
   */
  public static List<History> journeys(long seed, int journeys, int interactions) {
    Random random = new Random(seed);
    List<List<RandomJourney.Step>> all = new ArrayList<>();
    List<List<Recorded>> recorded = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (int journey = 0; journey < journeys; journey++) {
      int size = random.nextInt(1, 2 * interactions);
      all.add(new RandomJourney(random, "soar", "j-" + (journey + 1)).steps(size));
      recorded.add(new ArrayList<>());
      for (int version = 0; version < size; version++) {
        places.add(new Place(journey, version, all.get(journey).get(version)));
      }
    }
    places.sort(Comparator.comparing(place -> place.step().recordedTime()));
    long sequence = 0;
    for (Place place : places) {
      recorded.get(place.journey()).add(place.step().at(++sequence, place.version()));
    }
    List<History> histories = new ArrayList<>();
    for (int journey = 0; journey < journeys; journey++) {
      histories.add(history(seed, all.get(journey), recorded.get(journey)));
    }
    return List.copyOf(histories);
  }

  private record Place(int journey, int version, RandomJourney.Step step) {}

  private static History history(
      long seed, List<RandomJourney.Step> steps, List<Recorded> recorded) {
    return new History(
        seed, steps.stream().map(RandomJourney.Step::emitted).toList(), List.copyOf(recorded));
  }

  /** The structured CloudEvent that an emitter sends. */
  public static byte[] message(Emitted emitted) {
    return event(emitted).toString().getBytes(UTF_8);
  }

  private static ObjectNode event(Emitted emitted) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", emitted.identity().id());
    event.put("source", emitted.identity().source());
    event.put("type", emitted.type().type());
    event.put("subject", emitted.subject());
    event.put("time", emitted.time().toString());
    if (emitted.organisation() != null) {
      event.put("organisation", emitted.organisation());
    }
    if (emitted.recordedBy() != null) {
      event.put("recordedby", emitted.recordedBy());
    }
    event.set("data", emitted.json());
    return event;
  }
}
