package org.journey.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.journey.engagement.Engagement;
import org.journey.engagement.Engagements;
import org.journey.engagement.StudyCategory;
import org.journey.engine.Column;
import org.journey.engine.Column.Type;
import org.journey.engine.Projection;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.model.StageModels;
import org.journey.stage.StageProgress;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.state.Standing;
import org.journey.state.Standing.Status;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * The projection behind the list of journeys: what can be filtered and sorted by, under the default
 * model. Folded for an instant far ahead; {@code latest} tells when the last of its interactions
 * takes effect, for until then a reader of now must be told something else.
 */
public final class JourneyList implements Projection {

  /** Later than anything that can be recorded. */
  static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

  private static final JourneyStateParameters PARAMETERS =
      JourneyStateParameters.of(StageModels.defaultModel());

  /** Made once, given to all. */
  public JourneyList() {}

  @Override
  public String name() {
    return "journeys";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String table() {
    return "journey_list";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        new Column("client", Type.TEXT),
        new Column("status", Type.NUMBER),
        new Column("opened", Type.INSTANT),
        new Column("closed", Type.INSTANT),
        new Column("reached", Type.TEXT),
        new Column("highest", Type.NUMBER),
        new Column("stages", Type.NUMBER),
        new Column("worker", Type.TEXT),
        new Column("last_contact", Type.INSTANT),
        new Column("categories", Type.NUMBER),
        new Column("barrier_open", Type.FLAG),
        new Column("concern_open", Type.FLAG),
        new Column("consent", Type.NUMBER),
        new Column("attended", Type.NUMBER),
        new Column("missed", Type.NUMBER),
        new Column("latest", Type.INSTANT));
  }

  @Override
  public List<@Nullable Object> fold(List<Recorded> inSequenceOrder) {
    Timeline timeline = Timelines.of(inSequenceOrder, FAR, FAR);
    JourneyListItem item =
        item(timeline).orElseThrow(() -> new IllegalStateException("a journey has a referral"));
    Instant latest = timeline.entries().getLast().time();
    return Arrays.asList(
        item.clientId(),
        (long) statusNumber(item.status()),
        Column.micros(item.openedAt()),
        micros(item.closedAt()),
        item.reached(),
        (long) item.highest(),
        bits(item.stages()),
        item.worker(),
        micros(item.lastContactAt()),
        bits(item.categories().stream().map(JourneyList::bit).toList()),
        item.barrierOpen(),
        item.concernOpen(),
        bits(item.consent().stream().map(JourneyList::bit).toList()),
        (long) item.sessionsAttended(),
        (long) item.missedWithoutNotice(),
        Column.micros(latest));
  }

  /** What the list tells of a journey; empty if its referral is not in the timeline. */
  public static Optional<JourneyListItem> item(Timeline timeline) {
    return JourneyReading.of(timeline, PARAMETERS).map(JourneyList::item);
  }

  private static JourneyListItem item(JourneyReading reading) {
    Standing standing = reading.standing();
    boolean closed = standing.status() == Status.CLOSED;
    Timeline.Entry referral = reading.entry(standing.referral());
    StageProgress progress = StageProgresses.fold(reading.evidence());
    Engagement engagement =
        Engagements.fold(
            reading.timeline().entries(), reading.contacts(), reading.timeline().asAt(), closed);
    List<Integer> stages = new ArrayList<>();
    for (StageProgress.StageState stage : progress.stages()) {
      if (stage.entrance() != null) {
        stages.add(stage.number());
      }
    }
    return new JourneyListItem(
        reading.timeline().journeyId(),
        ((ReferralReceived) referral.data()).clientId(),
        standing.status(),
        referral.time(),
        closed ? reading.entry(standing.place()).time() : null,
        progress.reached(),
        progress.highest(),
        stages,
        reading.workerId(),
        engagement.lastContactAt(),
        engagement.categories(),
        !progress.barriers().isEmpty(),
        reading.concerns().anyOpen(),
        reading.consents().given(),
        engagement.sessionsAttended(),
        engagement.missedWithoutNotice());
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Column.micros(instant);
  }

  private static long bits(List<Integer> numbers) {
    long bits = 0;
    for (int number : numbers) {
      bits |= 1L << number;
    }
    return bits;
  }

  /** The number of a status in the table: never changed, only added to. */
  static int statusNumber(Status status) {
    return switch (status) {
      case OPEN -> 1;
      case PAUSED -> 2;
      case CLOSED -> 3;
    };
  }

  /** The bit of a category in the table: never changed, only added to. */
  static int bit(StudyCategory category) {
    return switch (category) {
      case ADVOCACY -> 0;
      case PHYSICAL -> 1;
      case WELLBEING -> 2;
      case SOCIAL -> 3;
      case CREATIVE -> 4;
      case VOLUNTEER -> 5;
    };
  }

  /** The bit of a scope in the table: never changed, only added to. */
  static int bit(ConsentScope scope) {
    return switch (scope) {
      case RECORD -> 0;
      case SHARE_WITH_REFERRER -> 1;
      case RESEARCH -> 2;
      case OWN_WORDS -> 3;
    };
  }
}
