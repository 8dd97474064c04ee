package org.journey.security;

import java.util.Set;

/**
 * Every call that needs a token, with the permission it needs. The filter chain is made from this
 * table ({@link SecurityConfiguration}), so roles are looked at before anything of the request is:
 * a test holds it against the paths that are mapped.
 */
public enum Call {
  RECORD("POST", "/api/v1/interactions", Permission.WRITE_INTERACTIONS),
  RECORD_BATCH("POST", "/api/v1/interactions/batch", Permission.WRITE_INTERACTIONS),
  FEED("GET", "/api/v1/interactions", Permission.READ_JOURNEYS),
  INTERACTION("GET", "/api/v1/interactions/{sequence}", Permission.READ_JOURNEYS),
  JOURNEYS("GET", "/api/v1/journeys", Permission.READ_JOURNEYS),
  JOURNEY("GET", "/api/v1/journeys/{id}", Permission.READ_JOURNEYS),
  TIMELINE("GET", "/api/v1/journeys/{id}/timeline", Permission.READ_JOURNEYS),
  EVIDENCE("GET", "/api/v1/journeys/{id}/evidence", Permission.READ_JOURNEYS),
  FHIR("GET", "/api/v1/journeys/{id}/fhir", Permission.READ_JOURNEYS),
  JOURNEY_BUNDLE("GET", "/api/v1/journeys/{id}/bundle", Permission.AUDIT),
  LOG_BUNDLE("GET", "/api/v1/log/bundle", Permission.AUDIT),
  CLIENT_JOURNEYS("GET", "/api/v1/clients/{id}/journeys", Permission.READ_JOURNEYS),
  CLIENT_RECORD("GET", "/api/v1/clients/{id}/record", Permission.KEEP_PERSONS),
  MERGE("POST", "/api/v1/merges", Permission.KEEP_PERSONS),
  UNMERGE("DELETE", "/api/v1/merges/{id}", Permission.KEEP_PERSONS),
  UNREAD("GET", "/api/v1/coding/unread", Permission.CODE),
  METRICS("GET", "/api/v1/services/{organisation}/metrics", Permission.READ_METRICS),
  METRICS_DRILL_DOWN(
      "GET", "/api/v1/services/{organisation}/metrics/{figure}/journeys", Permission.OPEN_METRICS),
  TIME_TO_STAGE("GET", "/api/v1/cohorts/time-to-stage", Permission.READ_COHORTS),
  TRANSITIONS("GET", "/api/v1/cohorts/transitions", Permission.READ_COHORTS),
  CONFORMANCE("GET", "/api/v1/cohorts/conformance", Permission.READ_COHORTS),
  PROCESS_MAP("GET", "/api/v1/cohorts/process-map", Permission.READ_COHORTS),
  SAMPLING_FRAME("GET", "/api/v1/cohorts/sampling-frame", Permission.CHOOSE),
  AGREEMENT("GET", "/api/v1/coding/agreement", Permission.CODE),
  COHORT_SATURATION("GET", "/api/v1/cohorts/saturation", Permission.READ_COHORTS),
  ASK_REPLAY("POST", "/api/v1/replays", Permission.REPLAY),
  REPLAYS("GET", "/api/v1/replays", Permission.REPLAY),
  REPLAY("GET", "/api/v1/replays/{id}", Permission.REPLAY),
  END_REPLAY("DELETE", "/api/v1/replays/{id}", Permission.REPLAY),
  REPLAYED_JOURNEYS("GET", "/api/v1/replays/{id}/journeys", Permission.READ_REPLAYED_JOURNEYS),
  COMPARISON("GET", "/api/v1/replays/{id}/comparison", Permission.REPLAY),
  ASK_EXTRACT("POST", "/api/v1/extracts", Permission.EXTRACT),
  EXTRACTS("GET", "/api/v1/extracts", Permission.EXTRACT),
  EXTRACT("GET", "/api/v1/extracts/{id}", Permission.EXTRACT),
  END_EXTRACT("DELETE", "/api/v1/extracts/{id}", Permission.EXTRACT),
  EXTRACT_FILE("GET", "/api/v1/extracts/{id}/files/{file}", Permission.EXTRACT),
  ASK_ERASURE("POST", "/api/v1/clients/{id}/erasure", Permission.ERASE),
  ASK_REDACTION("POST", "/api/v1/interactions/{sequence}/redaction", Permission.ERASE),
  ERASURES("GET", "/api/v1/erasures", Permission.ERASE),
  ERASURE("GET", "/api/v1/erasures/{id}", Permission.ERASE),
  APPROVE_ERASURE("POST", "/api/v1/erasures/{id}/approval", Permission.ERASE),
  REFUSE_ERASURE("POST", "/api/v1/erasures/{id}/refusal", Permission.ERASE),
  ERASURE_CERTIFICATE("GET", "/api/v1/erasures/{id}/certificate", Permission.ERASE),
  ROTATE_KEY("POST", "/api/v1/clients/{id}/key-rotation", Permission.ERASE),
  PLACE_HOLD("POST", "/api/v1/clients/{id}/hold", Permission.ERASE),
  HOLD("GET", "/api/v1/clients/{id}/hold", Permission.ERASE),
  LIFT_HOLD("DELETE", "/api/v1/clients/{id}/hold", Permission.ERASE),
  PROJECTIONS("GET", "/api/v1/projections", Permission.OPERATE),
  REBUILD("POST", "/api/v1/projections/{name}/rebuild", Permission.OPERATE),
  CANCEL_REBUILD("DELETE", "/api/v1/projections/{name}/rebuild", Permission.OPERATE),
  REBUILD_DIFFERENCES("GET", "/api/v1/projections/{name}/rebuild/differences", Permission.OPERATE),
  ROLL_BACK("POST", "/api/v1/projections/{name}/rollback", Permission.OPERATE),
  TAKE_UP("POST", "/api/v1/projections/{name}/parked/{journeyId}", Permission.OPERATE),
  REDRIVE("POST", "/api/v1/rejected/redrive", Permission.OPERATE),
  MODELS("GET", "/api/v1/models", Permission.READ_REGISTRY),
  MODEL("GET", "/api/v1/models/{id}/{version}", Permission.READ_REGISTRY),
  REGISTER_MODEL("PUT", "/api/v1/models/{id}/{version}", Permission.WRITE_MODELS),
  ACTIVITIES("GET", "/api/v1/activities", Permission.READ_REGISTRY),
  CHANGE_ACTIVITY("PUT", "/api/v1/activities/{id}", Permission.WRITE_ACTIVITIES),
  CHECKPOINT("GET", "/api/v1/log/checkpoint", Permission.READ_REGISTRY),
  CHECKPOINTS("GET", "/api/v1/log/checkpoints", Permission.READ_REGISTRY),
  LOG_KEY("GET", "/api/v1/log/key", Permission.READ_REGISTRY),
  INCLUSION_PROOF("GET", "/api/v1/log/proofs/inclusion", Permission.AUDIT),
  CONSISTENCY_PROOF("GET", "/api/v1/log/proofs/consistency", Permission.AUDIT),
  ACCESS_LOG("GET", "/api/v1/access-log", Permission.AUDIT);

  private final String method;
  private final String path;
  private final Permission permission;

  Call(String method, String path, Permission permission) {
    this.method = method;
    this.path = path;
    this.permission = permission;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path, as a Spring path pattern. */
  public String path() {
    return path;
  }

  /** What it needs. */
  public Permission permission() {
    return permission;
  }

  /** Whether someone with these roles may make it. */
  public boolean allowedTo(Set<Role> roles) {
    return roles.stream().anyMatch(role -> permission.extent(role) != Extent.NONE);
  }
}
