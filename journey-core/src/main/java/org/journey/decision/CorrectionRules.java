package org.journey.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a correction may say, which its target tells; all that is wrong is told at once. */
final class CorrectionRules {

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final String TIME = "/data/time";
  private static final String DATA = "/data/data";

  private CorrectionRules() {}

  /**
   * The corrected time is in the range of any interaction's time; the corrected data is valid for
   * the target's type, and the ids that stay have stayed. The latter two are not looked at where
   * the target has no type to go by: it is unknown, or an amendment itself.
   */
  static @Nullable Problem aCorrectionIsValidForItsTarget(Proposal proposal) {
    if (!(proposal.data() instanceof InteractionCorrected correction)) {
      return null;
    }
    List<FieldError> errors = new ArrayList<>();
    timeIsInRange(correction, proposal.now(), errors);
    JsonNode data = correction.data();
    int target = proposal.history().row(correction.target());
    if (data != null && target >= 0 && !proposal.history().type(target).amends()) {
      dataIsOfTheTargetsType(proposal, target, data, errors);
      idsStay(proposal.history(), target, data, errors);
    }
    return errors.isEmpty() ? null : Problem.invalid(ProblemType.INVALID_INTERACTION, errors);
  }

  private static void timeIsInRange(
      InteractionCorrected correction, Instant now, List<FieldError> errors) {
    Instant time = correction.time();
    if (time == null) {
      return;
    }
    if (time.isBefore(EARLIEST)) {
      errors.add(new FieldError(TIME, "must not be before 1900"));
    } else if (time.isAfter(now.plus(CloudEventReader.TOLERANCE))) {
      errors.add(new FieldError(TIME, "must not be in the future"));
    }
  }

  private static void dataIsOfTheTargetsType(
      Proposal proposal, int target, JsonNode data, List<FieldError> errors) {
    CloudEventReader.checkData(
        proposal.history().type(target),
        data,
        DATA,
        toldAt(proposal, target),
        proposal.facts().vocabulary(),
        errors);
  }

  /**
   * When it was told what the corrected data says: findings cannot have begun later. By the time
   * that this very correction gives, else the one that stands; for a coding its reflection's.
   */
  private static Instant toldAt(Proposal proposal, int target) {
    JourneyHistory history = proposal.history();
    int reflection = history.codedReflection(target);
    if (history.type(target) == InteractionType.REFLECTION_CODED && reflection >= 0) {
      return history.time(reflection);
    }
    Instant corrected = ((InteractionCorrected) proposal.data()).time();
    return corrected == null ? history.time(target) : corrected;
  }

  private static void idsStay(
      JourneyHistory history, int target, JsonNode data, List<FieldError> errors) {
    switch (history.type(target)) {
      case REFERRAL_RECEIVED ->
          stays(data, "clientId", id -> id.equals(history.clientId()), errors);
      case GOAL_SET, GOAL_PROGRESSED, GOAL_ACHIEVED, GOAL_SET_ASIDE ->
          stays(history, target, data, Named.GOAL, errors);
      case BARRIER_IDENTIFIED, BARRIER_RESOLVED ->
          stays(history, target, data, Named.BARRIER, errors);
      case CONCERN_RAISED, CONCERN_CLOSED -> stays(history, target, data, Named.CONCERN, errors);
      case REFLECTION_CODED -> targetStays(history, target, data, errors);
      case CONTACT_ATTEMPTED,
          WORKER_ASSIGNED,
          TRIAGE_COMPLETED,
          CONSENT_GIVEN,
          CONSENT_WITHDRAWN,
          SUPPORT_GIVEN,
          ACTIVITY_LINKED,
          ACTIVITY_LINK_ENDED,
          BRIDGING_VISIT_MADE,
          SESSION_ATTENDED,
          SESSION_MISSED,
          CONNECTION_MADE,
          VOLUNTEERING_STARTED,
          REFLECTION_RECORDED,
          SKILL_LEARNED,
          WELLBEING_MEASURED,
          MEASURE_NOT_TAKEN,
          JOURNEY_PAUSED,
          JOURNEY_RESUMED,
          JOURNEY_CLOSED,
          JOURNEY_REOPENED,
          INTERACTION_CORRECTED,
          INTERACTION_RETRACTED,
          CLIENT_MERGED,
          CLIENT_UNMERGED,
          CLIENT_ERASED,
          INTERACTION_REDACTED -> {
        // No id of theirs is one that others refer to.
      }
    }
  }

  private static void stays(
      JourneyHistory history, int target, JsonNode data, Named named, List<FieldError> errors) {
    stays(data, named.field(), id -> history.isAbout(target, named, id), errors);
  }

  /** A field that is no text is told by the check of the data already. */
  private static void stays(
      JsonNode data, String field, Predicate<String> same, List<FieldError> errors) {
    JsonNode id = data.path(field);
    if (id.isString() && !same.test(id.stringValue())) {
      changed(DATA + "/" + field, errors);
    }
  }

  private static void targetStays(
      JourneyHistory history, int target, JsonNode data, List<FieldError> errors) {
    JsonNode source = data.path("target").path("source");
    JsonNode id = data.path("target").path("id");
    if (source.isString()
        && id.isString()
        && !history.isCodingOf(target, new Identity(source.stringValue(), id.stringValue()))) {
      changed(DATA + "/target", errors);
    }
  }

  private static void changed(String pointer, List<FieldError> errors) {
    if (errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
      errors.add(new FieldError(pointer, "must stay as it was"));
    }
  }
}
