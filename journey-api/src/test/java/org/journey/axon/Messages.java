package org.journey.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.journey.ingest.Submission;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Reading;

/** Messages as an emitter writes them, read by the strict reader. */
public final class Messages {

  private Messages() {}

  /** A referral that opens a journey for a client of the same number. */
  public static Submission referral(String organisation, String journey) {
    return message(
        organisation,
        "referral-received",
        journey,
        journey + "-referral",
        "2026-01-05T09:00:00Z",
        """
        {"clientId":"c-%s","referralSource":"GP","reasons":["ANXIETY"],"person":{"name":"Siân O'Neil"},"note":"walks with a stick"}\
        """
            .formatted(journey));
  }

  /** A session. */
  public static Submission session(String organisation, String journey, String id) {
    return session(organisation, journey, id, "2026-02-03T14:00:00Z");
  }

  /** A session at a time. */
  public static Submission session(String organisation, String journey, String id, String time) {
    return message(
        organisation,
        "session-attended",
        journey,
        id,
        time,
        """
        {"activityId":"social-cafe","category":"SOCIAL","minutes":90,"note":"talked to Łukasz for the first time"}\
        """);
  }

  /** A closing. */
  public static Submission closing(String organisation, String journey, String id, String time) {
    return message(organisation, "journey-closed", journey, id, time, "{\"reason\":\"COMPLETED\"}");
  }

  /** Any message. */
  public static Submission message(
      String organisation, String type, String subject, String id, String time, String data) {
    String json =
        """
        {"specversion":"1.0","id":"%s","source":"/apps/test","type":"journey.%s.v1","subject":"%s","time":"%s","data":%s}\
        """
            .formatted(id, type, subject, time, data);
    Reading reading = CloudEventReader.read(json.getBytes(UTF_8), Instant.now(), key -> true);
    if (reading instanceof Reading.Read read) {
      return new Submission(organisation, "w-7", read);
    }
    throw new IllegalArgumentException("not readable: " + reading);
  }
}
