package org.journey.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.journey.engagement.Saturation.State;
import org.journey.engine.JourneyKey;
import org.journey.stage.StageProgress;
import org.journey.state.Digests;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.timeline.Recorded;
import tools.jackson.databind.node.ObjectNode;

/** A replay: the outcome of every journey that a question is about, counted and digested. */
public final class Replay {

  /** How a journey is counted that entered no stage: its notation is empty. */
  public static final String NONE = "none";

  private final SortedMap<String, Long> reached = new TreeMap<>();
  private final SortedMap<String, Long> saturation = new TreeMap<>();
  private final MessageDigest digest = Digests.fresh();
  private final Each each;
  private long journeys;

  private Replay(Each each) {
    this.each = each;
    for (State state : State.values()) {
      saturation.put(state.name(), 0L);
    }
  }

  /** Is told the outcome of each journey, in the order of organisation, then journey. */
  @FunctionalInterface
  public interface Each {
    /** Takes one, with the digest that goes into the digest of all. */
    void take(JourneyKey key, ObjectNode outcome, byte[] digest) throws IOException;
  }

  /** Does it. The result is the same on any number of lanes. */
  public static ReplayResult of(Passage passage, JourneyReader reader) {
    Replay replay =
        new Replay(
            (key, outcome, digest) -> {
              // Nobody is told.
            });
    return replay.over(passage, () -> new Part(reader, false));
  }

  /** Does it and tells the outcomes in the same passage. */
  public static ReplayResult of(Passage passage, JourneyReader reader, Each each) {
    return new Replay(each).over(passage, () -> new Part(reader, true));
  }

  private ReplayResult over(Passage passage, Supplier<Part> begin) {
    Passage.Met met = passage.go(begin, this::take);
    return new ReplayResult(
        journeys,
        met.interactions(),
        reached,
        saturation,
        HexFormat.of().formatHex(digest.digest()),
        met.lacking(),
        met.consentSequence());
  }

  private void take(Part part) throws IOException {
    journeys += part.journeys;
    part.reached.forEach((notation, count) -> reached.merge(notation, count, Long::sum));
    part.saturation.forEach((state, count) -> saturation.merge(state, count, Long::sum));
    digest.update(part.digests.toByteArray());
    for (Told told : part.told) {
      each.take(told.key, told.outcome, told.digest);
    }
  }

  /** What is handed on of one journey. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Told(JourneyKey key, ObjectNode outcome, byte[] digest) {}

  /** The journeys of one part. */
  private static final class Part implements Passage.Part {
    private final SortedMap<String, Long> reached = new TreeMap<>();
    private final SortedMap<String, Long> saturation = new TreeMap<>();
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private final List<Told> told = new ArrayList<>();
    private final JourneyReader reader;
    private final boolean telling;
    private long journeys;

    Part(JourneyReader reader, boolean telling) {
      this.reader = reader;
      this.telling = telling;
    }

    @Override
    public void add(List<Recorded> recorded) {
      JourneyReading reading = reader.read(recorded);
      if (reading == null) {
        return;
      }
      JourneyState state = reading.state();
      ObjectNode outcome = Outcome.of(state);
      byte[] own = Outcome.digest(outcome);
      journeys++;
      reached.merge(notation(state.stageProgress()), 1L, Long::sum);
      saturation.merge(state.saturation().state().name(), 1L, Long::sum);
      digests.writeBytes(own);
      if (telling) {
        told.add(new Told(new JourneyKey(state.organisation(), state.journeyId()), outcome, own));
      }
    }
  }

  /** The stages entered, as they are counted. */
  static String notation(StageProgress progress) {
    String reached = progress.reached();
    return reached.isEmpty() ? NONE : reached;
  }
}
