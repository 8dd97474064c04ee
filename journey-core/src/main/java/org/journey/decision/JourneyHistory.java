package org.journey.decision;

import java.time.Instant;
import java.util.Arrays;
import org.journey.interaction.Access;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one journey, as far as a decision on the next interaction needs it: for each
 * interaction its identity, type, effective time, whether it is retracted, and which goal, barrier,
 * concern or reflection it is about. Nothing personal.
 *
 * <p>Kept in a cache by the ten thousand, hence arrays: about 32 bytes an interaction. Mutable and
 * not safe for several threads. A function of the interactions applied, in the order of their
 * versions, alone.
 */
public final class JourneyHistory {

  private final Rows rows;
  private int referral = Rows.NONE;
  private @Nullable String clientId;

  /** The rows that pause, resume, close and reopen. */
  private int[] course = {};

  private int courses;
  private @Nullable Names names;

  /** A journey of which nothing is recorded yet. */
  public JourneyHistory() {
    rows = new Rows();
  }

  private JourneyHistory(JourneyHistory other) {
    rows = other.rows.copy();
    referral = other.referral;
    clientId = other.clientId;
    course = other.course.clone();
    courses = other.courses;
    names = other.names == null ? null : other.names.copy();
  }

  /** An independent copy: to decide on several in a row without keeping them. */
  public JourneyHistory copy() {
    return new JourneyHistory(this);
  }

  /** The version of the last interaction applied; -1 if none was. */
  public int version() {
    return rows.size() - 1;
  }

  /** How many interactions were applied, amendments included. */
  public int size() {
    return rows.size();
  }

  /** Whether an interaction of this source and id was applied. */
  public boolean contains(Identity identity) {
    return row(identity) != Rows.NONE;
  }

  /** The type of an interaction of this source and id; null if none was applied. */
  public @Nullable InteractionType typeOf(Identity identity) {
    int row = row(identity);
    return row == Rows.NONE ? null : type(row);
  }

  /** Whether a referral was applied. */
  public boolean opened() {
    return referral != Rows.NONE;
  }

  /** The client named by the referral; null before it. */
  public @Nullable String clientId() {
    return clientId;
  }

  /**
   * The state by the last of the referral and of what paused, resumed, closed or reopened, up to
   * and including an instant. Before the referral's effective time it is {@link Status#NONE},
   * whatever else is recorded.
   */
  public Status statusAt(Instant instant) {
    long time = Rows.micros(instant);
    if (referral == Rows.NONE || time < rows.micros(referral)) {
      return Status.NONE;
    }
    int last = referral;
    for (int i = 0; i < courses; i++) {
      int row = course[i];
      if (!rows.retracted(row) && rows.micros(row) <= time && rows.isBehind(row, last)) {
        last = row;
      }
    }
    return status(rows.type(last));
  }

  private static Status status(InteractionType type) {
    if (type == InteractionType.JOURNEY_CLOSED) {
      return Status.CLOSED;
    }
    return type == InteractionType.JOURNEY_PAUSED ? Status.PAUSED : Status.OPEN;
  }

  /**
   * Applies a stored interaction.
   *
   * @throws IllegalStateException if it is not the next version
   */
  public void apply(Recorded recorded) {
    if (recorded.version() != size()) {
      throw new IllegalStateException(
          "version " + recorded.version() + " was applied as version " + size());
    }
    apply(recorded.identity(), recorded.type(), recorded.time(), recorded.data());
  }

  /**
   * Applies the next interaction: a stored one, or one that was accepted and is about to be stored.
   *
   * @param identity its source and id
   * @param type its type
   * @param time when it happened, as first told
   * @param data its payload as first told, personal fields in any condition
   */
  public void apply(Identity identity, InteractionType type, Instant time, Interaction data) {
    int row = rows.add(identity, type, time);
    switch (data) {
      case ReferralReceived it -> open(row, it);
      case GoalSet it -> name(row, Named.GOAL, it.goalId());
      case Goals it -> rows.setAbout(row, place(Named.GOAL, it.goalId()));
      case BarrierIdentified it -> name(row, Named.BARRIER, it.barrierId());
      case BarrierResolved it -> end(row, place(Named.BARRIER, it.barrierId()));
      case ConcernRaised it -> name(row, Named.CONCERN, it.concernId());
      case ConcernClosed it -> end(row, place(Named.CONCERN, it.concernId()));
      case ReflectionCoded it -> rows.setAbout(row, row(it.target()));
      case Course _ -> addCourse(row);
      case InteractionCorrected it -> correct(row(it.target()), it.time());
      case InteractionRetracted it -> retract(row(it.target()));
      case InteractionRedacted _, Access _, Support _, Participation _, Telling _, Measures _ -> {
        // Nothing later is decided by more than its identity, type and time.
      }
      case People _ -> throw new IllegalArgumentException(type.shortName() + " is about a client");
    }
  }

  private void open(int row, ReferralReceived received) {
    if (referral == Rows.NONE) {
      referral = row;
      clientId = received.clientId();
    }
  }

  private void addCourse(int row) {
    if (courses == course.length) {
      course = Arrays.copyOf(course, courses + 2 + (courses >> 3));
    }
    course[courses++] = row;
  }

  private void name(int row, Named named, String id) {
    Names present = names;
    if (present == null) {
      present = new Names();
      names = present;
    }
    rows.setAbout(row, present.findOrAdd(named.key(id)));
  }

  private void end(int row, int place) {
    rows.setAbout(row, place);
    if (names != null && place != Rows.NONE) {
      names.end(place);
    }
  }

  private void correct(int target, @Nullable Instant time) {
    if (target != Rows.NONE && time != null) {
      rows.setTime(target, time);
    }
  }

  private void retract(int target) {
    if (target == Rows.NONE || rows.retracted(target)) {
      return;
    }
    rows.retract(target);
    InteractionType type = rows.type(target);
    boolean ends =
        type == InteractionType.BARRIER_RESOLVED || type == InteractionType.CONCERN_CLOSED;
    if (ends && names != null && rows.about(target) != Rows.NONE) {
      names.endRetracted(rows.about(target));
    }
  }

  /** Where an interaction is among those applied; negative if it is not. */
  int row(Identity identity) {
    return rows.find(identity);
  }

  InteractionType type(int row) {
    return rows.type(row);
  }

  boolean retracted(int row) {
    return rows.retracted(row);
  }

  /** The effective time of a row: the last one told by a correction, else its own. */
  Instant time(int row) {
    return rows.time(row);
  }

  /** Where the reflection that a coding is about is; negative if it is not here. */
  int codedReflection(int coding) {
    return rows.about(coding);
  }

  private int place(Named named, String id) {
    return names == null ? Rows.NONE : names.find(named.key(id));
  }

  /** Whether a goal, barrier or concern of this id was ever recorded, be it retracted since. */
  boolean knows(Named named, String id) {
    return place(named, id) != Rows.NONE;
  }

  /** Whether a barrier is resolved or a concern closed by something that stands. */
  boolean ended(Named named, String id) {
    int place = place(named, id);
    return names != null && place != Rows.NONE && names.ended(place);
  }

  /** Whether a row is about the goal, barrier or concern of this id. */
  boolean isAbout(int row, Named named, String id) {
    return rows.about(row) != Rows.NONE && rows.about(row) == place(named, id);
  }

  /** Whether a coding is about the reflection of this source and id. */
  boolean isCodingOf(int row, Identity target) {
    int reflection = rows.about(row);
    return reflection != Rows.NONE && rows.is(reflection, target);
  }

  /** Bytes held on a 64-bit heap, for the weight of a cache entry. */
  public long weight() {
    return Weights.object(4 * Weights.REFERENCE + 2 * Integer.BYTES)
        + rows.weight()
        + Weights.array(course.length, Integer.BYTES)
        + (names == null ? 0 : names.weight())
        + (clientId == null ? 0 : Weights.string(clientId));
  }
}
