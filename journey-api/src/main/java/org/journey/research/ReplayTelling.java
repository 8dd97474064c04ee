package org.journey.research;

import org.journey.interaction.Rfc3339;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Words a replay as it is answered. */
final class ReplayTelling {

  private ReplayTelling() {}

  /**
   * A replay or an extract.
   *
   * @param consentEnded the last sequence at which consent may have ended in the organisation
   */
  static ObjectNode json(Job replay, boolean synthetic, long consentEnded) {
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
    boolean past = ConsentSince.isPast(replay, consentEnded);
    json.put("error", past ? ConsentSince.WITHDRAWN : replay.error());
    json.set("result", ConsentSince.told(past ? null : replay.result(), json));
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
