package org.journey.research;

import org.journey.interaction.Rfc3339;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Words a replay as it is answered. */
final class ReplayTelling {

  private ReplayTelling() {}

  /** A replay. */
  static ObjectNode json(Job replay, boolean synthetic) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", replay.id().toString());
    json.put("status", replay.status().name());
    json.put("organisation", replay.organisation());
    replay.request().forEachEntry(json::set);
    json.put("position", replay.position());
    json.put("requestedAt", Rfc3339.format(replay.requested()));
    json.put("requestedBy", replay.requestedBy());
    json.put("scope", replay.scope().name());
    json.put("controlled", replay.scope() == Scope.CONTROLLED);
    json.put("synthetic", synthetic);
    json.put("notForPublication", replay.scope() == Scope.CONSENTING);
    progress(replay, json.putObject("progress"));
    json.put("error", replay.error());
    json.set("result", replay.result() == null ? json.nullNode() : replay.result());
    return json;
  }

  /** How many interactions an organisation has is told to nobody of whom small numbers are kept. */
  private static void progress(Job job, ObjectNode json) {
    boolean controlled = job.scope() == Scope.CONTROLLED;
    json.put("interactions", controlled ? job.percent() : job.done());
    json.put("total", controlled ? 100 : job.total());
    json.put("percent", job.percent());
    json.put("perSecond", controlled ? null : job.perSecond());
    json.put("secondsLeft", job.secondsLeft());
  }
}
