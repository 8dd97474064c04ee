package org.journey.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.StoredEvents;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows on their way into a log, made up for tests of the log alone. */
public final class Appends {

  static final Instant OCCURRED = Instant.parse("2026-01-05T09:00:00.123Z");

  private Appends() {}

  /** A row with an identity made of its place. */
  public static Append row(String organisation, String journey, int version) {
    return row(organisation, journey, version, journey + "-" + version);
  }

  static Append row(String organisation, String journey, int version, String id) {
    return row(organisation, journey, version, id, "é, 名 and \"quotes\"");
  }

  static Append row(String organisation, String journey, int version, String id, String note) {
    Identity identity = new Identity("/apps/test", id);
    InteractionType type =
        version == 0 ? InteractionType.REFERRAL_RECEIVED : InteractionType.WORKER_ASSIGNED;
    byte[] content = new byte[32];
    Arrays.fill(content, (byte) version);
    byte[] tail =
        StoredEvents.tail(
            version,
            identity,
            type,
            journey,
            OCCURRED,
            organisation,
            "w-1",
            data(journey, version).put("note", note));
    return new Append(
        organisation,
        journey,
        version,
        type,
        OCCURRED,
        identity,
        IdentityDigest.of(organisation, identity),
        "w-1",
        version == 0 ? "c-" + journey : null,
        content,
        tail,
        version % 2 == 0 ? ("key of " + id).getBytes(UTF_8) : null);
  }

  private static ObjectNode data(String journey, int version) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    if (version > 0) {
      return data.put("worker", "w-7");
    }
    data.put("clientId", "c-" + journey).put("referralSource", "GP");
    data.putArray("reasons").add("ANXIETY");
    return data;
  }
}
