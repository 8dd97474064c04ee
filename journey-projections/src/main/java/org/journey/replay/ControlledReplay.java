package org.journey.replay;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.service.Node;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of replays and comparisons may be published: counts, of which disclosure control makes
 * editions.
 */
public final class ControlledReplay {

  private static final String REACHED = "reached";
  private static final String SATURATION = "saturation";
  private static final String MOVES = "moves";

  /** Between where somebody moved from and to. */
  private static final String TO = " to ";

  private ControlledReplay() {}

  /**
   * A figure, and how many journeys it lacks.
   *
   * @param lacking journeys that could not be read: what lacks any is not published
   */
  public record Counted(Node figures, long lacking) {}

  /** A replay's counts. */
  public static Counted of(Passage passage, JourneyReader reader, UnaryOperator<String> personOf) {
    return counted(
        passage,
        personOf,
        List.of(REACHED, SATURATION),
        (recorded, tallies) -> {
          JourneyReading reading = reader.read(recorded);
          if (reading == null) {
            return;
          }
          JourneyState state = reading.state();
          tallies.add(state.clientId());
          tallies.add(REACHED, Replay.notation(state.stageProgress()), state.clientId());
          tallies.add(SATURATION, state.saturation().state().name(), state.clientId());
        });
  }

  /** A comparison's counts. */
  public static Counted compared(
      Passage passage, JourneyReader base, JourneyReader other, UnaryOperator<String> personOf) {
    return counted(
        passage,
        personOf,
        List.of(MOVES),
        (recorded, tallies) -> {
          JourneyReading before = base.read(recorded);
          JourneyReading after = other.read(recorded);
          JourneyReading either = before == null ? after : before;
          if (either == null) {
            return;
          }
          String clientId =
              ((ReferralReceived) either.entry(either.standing().referral()).data()).clientId();
          tallies.add(clientId);
          String from = reached(before);
          String to = reached(after);
          if (!from.equals(to)) {
            tallies.add(MOVES, from + TO + to, clientId);
          }
        });
  }

  private static String reached(@Nullable JourneyReading reading) {
    return reading == null ? "" : Replay.notation(StageProgresses.fold(reading.evidence()));
  }

  private interface Counting {
    void count(List<Recorded> recorded, Tallies tallies);
  }

  private static Counted counted(
      Passage passage, UnaryOperator<String> personOf, List<String> groups, Counting counting) {
    record Part(Tallies tallies, Counting counting) implements Passage.Part {
      @Override
      public void add(List<Recorded> recorded) {
        counting.count(recorded, tallies);
      }
    }
    Tallies all = new Tallies(personOf);
    Passage.Met met =
        passage.go(() -> new Part(new Tallies(personOf), counting), part -> all.add(part.tallies));
    return new Counted(all.node(groups), met.lacking());
  }

  /**
   * A replay's published figures in the shape of a result: numbers, null where one is suppressed.
   */
  public static ObjectNode result(JsonNode published) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(Tallies.JOURNEYS, published.path(Tallies.JOURNEYS).path("value"));
    json.set(REACHED, values(published.path(REACHED)));
    json.set(SATURATION, values(published.path(SATURATION)));
    return json;
  }

  /** A comparison's published figures: how many moved from where to where. */
  public static SortedMap<Comparison.FromTo, JsonNode> moves(JsonNode published) {
    SortedMap<Comparison.FromTo, JsonNode> moves = new TreeMap<>();
    values(published.path(MOVES))
        .forEachEntry(
            (name, count) -> {
              int to = name.indexOf(TO);
              moves.put(
                  to < 0
                      ? new Comparison.FromTo(name, name)
                      : new Comparison.FromTo(
                          name.substring(0, to), name.substring(to + TO.length())),
                  count);
            });
    return moves;
  }

  private static ObjectNode values(JsonNode group) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    group.forEachEntry((name, part) -> json.set(name, part.path("value")));
    return json;
  }
}
