package org.journey.faults;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The CloudEvents that the writers send: few kinds, with and without personal fields. */
final class Interactions {

  private Interactions() {}

  /** Opens a journey. */
  static String referral(String source, String id, String journey, Instant time) {
    return event(
        source,
        id,
        journey,
        time,
        "referral-received",
        "{\"clientId\":\"c-%s\",\"referralSource\":\"GP\",\"reasons\":[\"ISOLATION\"],\"person\":{\"name\":\"A. Nonymous\"}}"
            .formatted(journey));
  }

  /** One of the things that happen any number of times, in any order, on an open journey. */
  static String ordinary(
      String source, String id, String journey, Instant time, RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 ->
          event(
              source,
              id,
              journey,
              time,
              "support-given",
              "{\"kind\":\"PERSONALISED\",\"service\":\"LINK_WORKER\",\"channel\":\"PHONE\",\"minutes\":%d}"
                  .formatted(1 + random.nextInt(600)));
      case 1 ->
          event(
              source,
              id,
              journey,
              time,
              "session-missed",
              "{\"activityId\":\"a-%d\",\"category\":\"SOCIAL\",\"reason\":\"ILLNESS\"}"
                  .formatted(random.nextInt(3)));
      case 2 ->
          event(
              source,
              id,
              journey,
              time,
              "reflection-recorded",
              "{\"findings\":[{\"subTheme\":\"social-engagement\",\"tense\":\"EXPERIENCED\"}],\"note\":\"in their own words, %d\"}"
                  .formatted(random.nextInt()));
      case 3 ->
          event(
              source,
              id,
              journey,
              time,
              "connection-made",
              "{\"with\":\"PEER\",\"note\":\"met at the café\"}");
      default ->
          event(
              source,
              id,
              journey,
              time,
              "session-attended",
              "{\"activityId\":\"a-%d\",\"category\":\"SOCIAL\",\"minutes\":%d}"
                  .formatted(random.nextInt(3), 30 + random.nextInt(90)));
    };
  }

  /** One that must be refused: it refers to a goal that was never set. */
  static String refused(String source, String id, String journey, Instant time) {
    return event(
        source, id, journey, time, "goal-progressed", "{\"goalId\":\"g-never\",\"progress\":5}");
  }

  /** Any interaction. */
  static String event(
      String source, String id, String journey, Instant time, String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"journey.%s.v1\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
        .formatted(id, source, type, journey, time, data);
  }
}
