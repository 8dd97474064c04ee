package org.journey.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.journey.ingest.Submission;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Reading;
import org.journey.testing.RandomHistories;

/** Random histories of several organisations as they come in: side by side, each in its order. */
final class ManyJourneys {

  /** Later than anything that they tell. */
  static final Instant LATER = RandomHistories.NOW.plus(Duration.ofDays(3_650));

  private static final List<String> ORGANISATIONS = List.of("north", "soar", "south");

  private ManyJourneys() {}

  /**
   * Late entries, corrections, retractions and codings among them.
   *
   * @param interactions of a journey, at most; one journey in fifty has ten times as many
   */
  static List<Submission> random(long seed, int journeys, int interactions) {
    Random random = new Random(seed);
    List<List<Submission>> waiting = new ArrayList<>();
    for (int number = 0; number < journeys; number++) {
      String organisation = ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size()));
      int size = 1 + random.nextInt(number % 50 == 0 ? 10 * interactions : interactions);
      List<Submission> journey = new ArrayList<>();
      for (byte[] message :
          RandomHistories.journey(random.nextLong(), size, organisation, "j-" + number)
              .messages()) {
        journey.add(submission(organisation, message));
      }
      waiting.add(journey.reversed());
    }
    List<Submission> mixed = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int place = random.nextInt(waiting.size());
      List<Submission> journey = waiting.get(place);
      mixed.add(journey.removeLast());
      if (journey.isEmpty()) {
        waiting.set(place, waiting.getLast());
        waiting.removeLast();
      }
    }
    return mixed;
  }

  /** One that any journey takes at any time. */
  static Submission consent(String organisation, String journey, String id) {
    return submission(
        organisation,
        Interactions.event(
                "/faults/consent",
                id,
                journey,
                Instant.parse("2026-02-01T10:00:00Z"),
                "consent-given",
                "{\"scopes\":[\"RESEARCH\"]}")
            .getBytes(UTF_8));
  }

  private static Submission submission(String organisation, byte[] message) {
    if (CloudEventReader.read(message, LATER, RandomHistories.VOCABULARY)
        instanceof Reading.Read read) {
      return new Submission(organisation, "w-7", read);
    }
    throw new IllegalArgumentException("not readable: " + new String(message, UTF_8));
  }
}
