package org.journey.ingest;

import java.time.InstantSource;
import java.util.Map;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Reading;
import org.journey.interaction.StrictRecords;
import org.journey.interaction.Vocabulary;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of one message and who sent it to a submission, the same for every way in: what is
 * refused before identity is looked at (interactions.md, "What is refused") is refused here.
 */
public final class Intake {

  /** The largest message, bytes. */
  public static final int LIMIT = 64 * 1024;

  private final InstantSource clock;
  private final Vocabulary vocabulary;

  /** With the platform's clock and the sub-themes that may be told. */
  public Intake(InstantSource clock, Vocabulary vocabulary) {
    this.clock = clock;
    this.vocabulary = vocabulary;
  }

  /** What became of a message. */
  public sealed interface Settled {

    /** It can be decided on. */
    record Ready(Submission submission) implements Settled {}

    /**
     * It is refused.
     *
     * @param identity its source and id, if both could be read and are valid
     */
    record Refused(Problem problem, @Nullable Identity identity) implements Settled {}
  }

  /**
   * Settles one message.
   *
   * @param message its bytes: one CloudEvent in JSON
   * @param actor who sent it
   * @param named the organisation that the call names beside the message, if it does
   */
  public Settled settle(byte[] message, Actor actor, @Nullable String named) {
    if (message.length > LIMIT) {
      return new Settled.Refused(tooLarge(), null);
    }
    return switch (read(message)) {
      case Reading.Unreadable(Problem problem) -> new Settled.Refused(problem, null);
      case Reading.Read read -> settle(read, actor, named);
    };
  }

  /** Reads a message in structured mode. */
  public Reading read(byte[] message) {
    return CloudEventReader.read(message, clock.instant(), vocabulary);
  }

  /** Reads a message in binary mode: {@link CloudEventReader#readBinary}. */
  public Reading readBinary(Map<String, String> attributes, byte[] data) {
    return CloudEventReader.readBinary(attributes, data, clock.instant(), vocabulary);
  }

  /** The refusal of a message over {@link #LIMIT}. */
  public static Problem tooLarge() {
    return Problem.of(ProblemType.TOO_LARGE, "The interaction is larger than 64 KiB.");
  }

  /**
   * Settles one message that was read already.
   *
   * @param named the organisation that is named beside the message, if one is
   */
  public static Settled settle(Reading.Read read, Actor actor, @Nullable String named) {
    Problem notTheirs = checkType(read, actor);
    if (notTheirs != null) {
      return new Settled.Refused(notTheirs, read.identity());
    }
    String attribute = read.organisation();
    if (attribute != null && named != null && !attribute.equals(named)) {
      return new Settled.Refused(
          Problem.parameter("organisation", "is another than the interaction's"), read.identity());
    }
    return switch (actor.settle(attribute != null ? attribute : named)) {
      case Actor.Settled.Refused(Problem problem) -> new Settled.Refused(problem, read.identity());
      case Actor.Settled.Organisation(String organisation) ->
          settleRecorder(read, actor, organisation);
    };
  }

  private static Settled settleRecorder(Reading.Read read, Actor actor, String organisation) {
    String recordedBy = read.recordedBy();
    if (recordedBy == null) {
      recordedBy = actor.subject();
      if (StrictRecords.reasonAgainstId(recordedBy) != null) {
        return new Settled.Refused(
            Problem.at(
                ProblemType.FORBIDDEN,
                "/recordedby",
                "the token's subject cannot be an id of staff, and none is named"),
            read.identity());
      }
    } else if (!recordedBy.equals(actor.subject()) && !actor.mayRecordForOthers()) {
      return new Settled.Refused(
          Problem.at(
              ProblemType.FORBIDDEN, "/recordedby", "another than the token's needs role IMPORT"),
          read.identity());
    }
    return new Settled.Ready(new Submission(organisation, recordedBy, read));
  }

  /** A kind that this actor may not record lacks a role, which is told first. */
  private static @Nullable Problem checkType(Reading.Read read, Actor actor) {
    InteractionType type =
        InteractionType.ofType(read.event().path("type").asString("")).orElse(null);
    if (actor.onlyCodes() && type != InteractionType.REFLECTION_CODED) {
      return forbidden("the role CODER may record reflection-coded alone");
    }
    if (type == null) {
      // A kind that nobody knows is invalid, not forbidden.
      return null;
    }
    if (type.platformOnly()) {
      return forbidden("is made by the platform alone");
    }
    boolean merges =
        type == InteractionType.CLIENT_MERGED || type == InteractionType.CLIENT_UNMERGED;
    return merges && !actor.mayMerge() ? forbidden("needs the role MANAGER") : null;
  }

  private static Problem forbidden(String reason) {
    return Problem.at(ProblemType.FORBIDDEN, "/type", reason);
  }
}
