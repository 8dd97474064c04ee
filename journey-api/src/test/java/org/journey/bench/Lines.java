package org.journey.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Interactions for the benchmark, as an emitter would send them: a referral, then support,
 * sessions, what was told, goals and measures in turn. One in five has a note, which is sealed.
 */
final class Lines {

  static final String ORGANISATION = "bench";

  private static final String NOTE =
      "Came in good spirits, talked about the garden and the bus times; asked about Thursday.";

  /** The first interaction happens here; each next one of a journey a day later. */
  private static final Instant BEGIN = Instant.parse("2022-01-03T09:00:00Z");

  private Lines() {}

  /** The {@code n}-th interaction of a journey; 0 is its referral. */
  static byte[] line(int journey, int n) {
    return line(journey, n, "b-" + journey + "-" + n);
  }

  /** The same with an id of its own choosing, so that it is another interaction. */
  static byte[] line(int journey, int n, String id) {
    String type;
    String data;
    if (n == 0) {
      type = "referral-received";
      data =
          "{\"clientId\":\"c-"
              + journey
              + "\",\"referralSource\":\"GP\",\"reasons\":[\"ISOLATION\",\"DEPRESSION\"],"
              + "\"person\":{\"name\":\"Person "
              + journey
              + "\",\"phone\":\"0114 496"
              + " 0000\"},\"demographics\":{\"birthYear\":1960,\"gender\":\"FEMALE\","
              + "\"ethnicity\":\"NOT_STATED\",\"deprivationDecile\":1}}";
    } else {
      switch (n % 10) {
        case 1 -> {
          type = "support-given";
          data =
              "{\"kind\":\"PERSONALISED\",\"service\":\"LINK_WORKER\",\"channel\":\"PHONE\",\"problem\":\"DEBT\",\"minutes\":40,\"note\":\""
                  + NOTE
                  + "\"}";
        }
        case 2 -> {
          type = "activity-linked";
          data = "{\"activityId\":\"social-cafe\",\"how\":\"PERSONAL\"}";
        }
        case 5 -> {
          type = "reflection-recorded";
          data =
              "{\"findings\":[{\"subTheme\":\"social-engagement\",\"tense\":\"EXPERIENCED\",\"code\":\"met-people\"},"
                  + "{\"subTheme\":\"personal-assets\",\"tense\":\"ASPIRED\"}],\"setting\":\"REVIEW\",\"note\":\""
                  + NOTE
                  + "\"}";
        }
        case 8 -> {
          type = "wellbeing-measured";
          data =
              "{\"instrument\":\"ONS4\",\"items\":{\"satisfaction\":5,\"worthwhile\":6,\"happy\":5,\"anxious\":4}}";
        }
        default -> {
          type = "session-attended";
          data =
              "{\"activityId\":\"social-cafe\",\"category\":\"SOCIAL\",\"sessionId\":\"m-"
                  + n
                  + "\",\"minutes\":90,\"knownBy\":\"REGISTER\"}";
        }
      }
    }
    return ("{\"specversion\":\"1.0\",\"id\":\""
            + id
            + "\",\"source\":\"/apps/bench\",\"type\":\"journey."
            + type
            + ".v1\",\"subject\":\""
            + journeyId(journey)
            + "\",\"time\":\""
            + BEGIN.plusSeconds(n * 86_400L)
            + "\",\"organisation\":\""
            + ORGANISATION
            + "\",\"recordedby\":\"w-"
            + journey % 40
            + "\",\"data\":"
            + data
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  static String journeyId(int journey) {
    return "journey-" + journey;
  }
}
