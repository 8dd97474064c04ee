package org.journey.access;

import org.journey.security.Call;

/** Which calls are written down. A new one breaks the build here, so that it is thought of. */
final class Reads {

  private Reads() {}

  /**
   * Whether every answer to the call is written down, as it tells of single persons or of who read
   * about them. Of the others, one that says that it does.
   */
  static boolean tellsOfPersons(Call call) {
    return switch (call) {
      case FEED,
          INTERACTION,
          JOURNEYS,
          JOURNEY,
          TIMELINE,
          EVIDENCE,
          FHIR,
          CLIENT_JOURNEYS,
          CLIENT_RECORD,
          UNREAD,
          METRICS_DRILL_DOWN,
          SAMPLING_FRAME,
          REPLAYED_JOURNEYS,
          COMPARISON,
          EXTRACTS,
          EXTRACT,
          EXTRACT_FILE,
          ERASURES,
          ERASURE,
          ERASURE_CERTIFICATE,
          HOLD,
          // These are answered with the words of who asked before, who may be another.
          ASK_ERASURE,
          ASK_REDACTION,
          APPROVE_ERASURE,
          REFUSE_ERASURE,
          PLACE_HOLD,
          JOURNEY_BUNDLE,
          LOG_BUNDLE,
          ACCESS_LOG ->
          true;
      // What is written is in the log itself, with who recorded it.
      case RECORD, RECORD_BATCH, MERGE, UNMERGE -> false;
      // Nothing is answered; who lifted a hold is kept with it.
      case ROTATE_KEY, LIFT_HOLD -> false;
      // Figures of many.
      case METRICS,
          TIME_TO_STAGE,
          TRANSITIONS,
          CONFORMANCE,
          PROCESS_MAP,
          AGREEMENT,
          COHORT_SATURATION ->
          false;
      case ASK_REPLAY, REPLAYS, REPLAY, END_REPLAY, ASK_EXTRACT, END_EXTRACT -> false;
      // Of parked and differing journeys they tell, and then say so.
      case PROJECTIONS, REBUILD, CANCEL_REBUILD, REBUILD_DIFFERENCES, ROLL_BACK, TAKE_UP, REDRIVE ->
          false;
      case MODELS, MODEL, REGISTER_MODEL, ACTIVITIES, CHANGE_ACTIVITY -> false;
      // Hashes, of which nobody can make anything.
      case CHECKPOINT, CHECKPOINTS, LOG_KEY, INCLUSION_PROOF, CONSISTENCY_PROOF -> false;
    };
  }
}
