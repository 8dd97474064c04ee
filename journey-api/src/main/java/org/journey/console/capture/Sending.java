package org.journey.console.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.journey.interaction.InteractionType;
import org.journey.json.Json;
import org.journey.security.Call;
import tools.jackson.databind.node.ObjectNode;

/** Interactions as the console sends them: no other than any program does. */
final class Sending {

  /** What all that is sent from here says it is from; with the form's id it is known again. */
  static final String SOURCE = "/console";

  private static final String EVENT = "application/cloudevents+json";
  private static final String LINES = "application/x-ndjson";
  private static final String WHERE = "/api/v1/interactions/";

  private final Api api;

  Sending(Api api) {
    this.api = api;
  }

  static ObjectNode event(
      String id, InteractionType type, String subject, String time, ObjectNode data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", SOURCE);
    event.put("type", type.type());
    event.put("subject", subject);
    event.put("time", time);
    event.set("data", data);
    return event;
  }

  ApiAnswer send(SignedIn who, ObjectNode event) {
    return api.send(who, Ask.of(Call.RECORD).sending(EVENT, Json.MAPPER.writeValueAsBytes(event)));
  }

  /** Has the API decide and store nothing. */
  ApiAnswer tryOut(SignedIn who, ObjectNode event) {
    return api.send(
        who,
        Ask.of(Call.RECORD)
            .with("dryRun", "true")
            .sending(EVENT, Json.MAPPER.writeValueAsBytes(event)));
  }

  /** All at once, in one batch: each stands or falls by itself. */
  ApiAnswer send(SignedIn who, List<ObjectNode> events) {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(Json.MAPPER.writeValueAsString(event)).append('\n'));
    return api.send(
        who,
        Ask.of(Call.RECORD_BATCH)
            .sending(LINES, lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Where it was stored; empty if the answer does not say. */
  static String sequence(ApiAnswer stored) {
    String location = stored.header("Location");
    return location != null && location.startsWith(WHERE) ? location.substring(WHERE.length()) : "";
  }

  /** Whether it was stored by an earlier sending of the same. */
  static boolean wasThere(ApiAnswer stored) {
    return stored.status() == 200;
  }
}
