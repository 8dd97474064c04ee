package org.journey.tracing;

import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/** What a span can be called, but those of requests: none is named after anything that was sent. */
public enum Step {
  /** One interaction on its way into the log. */
  RECORD("record"),

  /** Many, together: of those no steps are told, or there would be thousands. */
  RECORD_CHUNK("record chunk", null, false),

  /** The decision on a command to one journey or client, and what had to be read for it. */
  DECIDE("decide"),

  /** What was accepted by one command waits until it is durable. */
  STORE("store"),

  /** Records that one poll of Kafka gave are read and checked. */
  KAFKA_READ("read Kafka records", Span.Kind.CONSUMER, true),

  /** Those are recorded, or refused. */
  KAFKA_CHUNK("record Kafka records", Span.Kind.CONSUMER, true),

  /** This node has got the turn to publish, and finds where to go on. */
  TAKE_TURN("take the turn to publish"),

  /** One stretch of the log is published. */
  PUBLISH("publish", Span.Kind.PRODUCER, true),

  /** One stretch of the log is taken into a projection. */
  PROJECT("project"),

  /** Something that was asked for is done: a replay, a cohort's figures, an extract. */
  JOB("do a job"),

  /** A night's proof. */
  PROOF("prove the projections");

  private final String title;
  private final Span.@Nullable Kind kind;
  private final boolean divided;

  Step(String title) {
    this(title, null, true);
  }

  Step(String title, Span.@Nullable Kind kind, boolean divided) {
    this.title = title;
    this.kind = kind;
    this.divided = divided;
  }

  String title() {
    return title;
  }

  /** Null: something within the node. */
  Span.@Nullable Kind kind() {
    return kind;
  }

  /** Whether steps of it are told. */
  boolean isDivided() {
    return divided;
  }
}
