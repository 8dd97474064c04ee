package org.journey.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages for tests. */
public final class Events {

  public static final String SOURCE = "/test";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Events() {}

  /** An id that no other test has. */
  public static String fresh(String prefix) {
    return prefix + "-" + COUNT.incrementAndGet();
  }

  public static ObjectNode event(
      String shortName, String subject, String time, Consumer<ObjectNode> data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", fresh("e"));
    event.put("source", SOURCE);
    event.put("type", "journey." + shortName + ".v1");
    event.put("subject", subject);
    event.put("time", time);
    data.accept(event.putObject("data"));
    return event;
  }

  public static ObjectNode referral(String journey) {
    return event(
        "referral-received",
        journey,
        "2026-01-05T09:00:00Z",
        data -> {
          data.put("clientId", "c-" + journey).put("referralSource", "GP");
          data.putArray("reasons").add("ISOLATION");
          data.putObject("person").put("name", "Siân O'Neil");
        });
  }

  public static ObjectNode session(String journey, String time) {
    return event(
        "session-attended",
        journey,
        time,
        data -> data.put("activityId", "social-cafe").put("category", "SOCIAL"));
  }

  public static ObjectNode reflection(String journey, String time, String note) {
    return event(
        "reflection-recorded",
        journey,
        time,
        data -> {
          data.putArray("findings")
              .addObject()
              .put("subTheme", "purposeful-activity")
              .put("tense", "EXPERIENCED");
          data.put("note", note);
        });
  }

  public static ObjectNode coding(String journey, ObjectNode reflection) {
    return event(
        "reflection-coded",
        journey,
        "2026-02-01T09:00:00Z",
        data -> {
          data.putObject("target")
              .put("source", SOURCE)
              .put("id", reflection.required("id").stringValue());
          data.put("coder", "coder-1").putArray("findings");
        });
  }

  public static ObjectNode consent(String journey, String time, String type, String scope) {
    return event(type, journey, time, data -> data.putArray("scopes").add(scope));
  }

  public static ObjectNode concern(String journey, String time, String note) {
    return event(
        "concern-raised",
        journey,
        time,
        data -> data.put("concernId", fresh("k")).put("kind", "SAFEGUARDING").put("note", note));
  }

  public static ObjectNode retraction(String journey, ObjectNode target) {
    return event(
        "interaction-retracted",
        journey,
        "2026-03-01T09:00:00Z",
        data -> {
          data.putObject("target")
              .put("source", SOURCE)
              .put("id", target.required("id").stringValue());
          data.put("reason", "put on the wrong person");
        });
  }

  public static ObjectNode correction(
      String journey, ObjectNode target, Consumer<ObjectNode> change) {
    return event(
        "interaction-corrected",
        journey,
        "2026-03-01T09:00:00Z",
        data -> {
          data.putObject("target")
              .put("source", SOURCE)
              .put("id", target.required("id").stringValue());
          data.put("reason", "misheard");
          change.accept(data);
        });
  }
}
