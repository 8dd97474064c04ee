package org.journey.research;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.journey.archive.InOrder;
import org.journey.engine.JourneyKey;
import org.journey.replay.JourneyReader;
import org.journey.replay.Outcome;
import org.journey.replay.Passage;
import org.journey.replay.Watching;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the outcome of each journey of a replay again: it is a function of the log, and not kept.
 */
final class ReplayedJourneys {

  /** Journeys that are put in the order of their names: what is in memory for it. */
  private static final int TOGETHER = 500;

  private final ReplayDesk desk;

  ReplayedJourneys(ReplayDesk desk) {
    this.desk = desk;
  }

  /**
   * One journey.
   *
   * @param organisation whose it is; null where all are of one
   * @param name what it is called in the answer
   * @param outcome what the replay tells of it
   * @param digest of the outcome, in hexadecimal
   */
  record Row(@Nullable String organisation, String name, ObjectNode outcome, String digest) {

    /** As a line: the outcome, with a few of its parts brought to the front. */
    ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      if (organisation != null) {
        json.put("organisation", organisation);
      }
      json.put("journeyId", name);
      json.set("reached", outcome.get("stageProgress").get("reached"));
      json.set("highest", outcome.get("stageProgress").get("highest"));
      json.set("inOrder", outcome.get("stageProgress").get("inOrder"));
      json.set("saturation", outcome.get("engagement").get("saturation").get("state"));
      json.put("digest", digest);
      json.set("outcome", outcome);
      return json;
    }
  }

  /**
   * Gives every journey of a replay, in the order of ids; where they have other names, so many at a
   * time in the order of these, or the order would tell of the ids.
   */
  void each(Job replay, Names names, InOrder.Into<Row> into) {
    desk.readOnce(
        replay,
        snapshot -> {
          JourneyReader reader = desk.reader(desk.question(replay));
          List<Row> together = new ArrayList<>(TOGETHER);
          desk.passage(snapshot, replay.organisation(), Watching.NOBODY)
              .go(
                  () -> new Part(reader, names),
                  part -> {
                    // By a number of journeys, not by part: the parts of two nodes' archives are
                    // not the same, and the answer is to be.
                    for (Row row : part.rows) {
                      together.add(row);
                      if (together.size() == TOGETHER) {
                        give(together, names, into);
                      }
                    }
                  });
          give(together, names, into);
          return true;
        });
  }

  private static void give(List<Row> together, Names names, InOrder.Into<Row> into)
      throws IOException {
    if (!names.asRecorded()) {
      together.sort(Comparator.comparing(Row::name));
    }
    for (Row row : together) {
      into.take(row);
    }
    together.clear();
  }

  private static final class Part implements Passage.Part {
    private final JourneyReader reader;
    private final Names names;
    private final List<Row> rows = new ArrayList<>();

    Part(JourneyReader reader, Names names) {
      this.reader = reader;
      this.names = names;
    }

    @Override
    public void add(List<Recorded> recorded) {
      JourneyReading reading = reader.read(recorded);
      if (reading != null) {
        JourneyState state = reading.state();
        ObjectNode outcome = Outcome.of(state);
        rows.add(
            new Row(
                null,
                names.journey(new JourneyKey(state.organisation(), state.journeyId())),
                outcome,
                HexFormat.of().formatHex(Outcome.digest(outcome))));
      }
    }
  }
}
