package org.journey.research;

import java.time.Instant;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.GroupBy;
import org.journey.interaction.Rfc3339;
import org.journey.model.StageModel;
import org.journey.replay.Question;
import org.journey.state.JourneyStateParameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statistic of a cohort that is asked for. Equal questions have one answer.
 *
 * @param figure which statistic
 * @param organisation whose journeys
 * @param scope which of them, and how exactly
 * @param synthetic whether these people are made up
 * @param cohort which journeys
 * @param parameters the model, and the dating of evidence
 * @param asAt what had happened by then
 * @param asKnown what had been recorded by then
 * @param position the last sequence recorded by then
 * @param upTo how far the log is read: further, where consent as it is now is looked at
 * @param options of the statistic
 * @param address of the same question with both instants fixed
 */
record CohortQuestion(
    CohortFigure figure,
    String organisation,
    Scope scope,
    boolean synthetic,
    CohortFilter cohort,
    JourneyStateParameters parameters,
    Instant asAt,
    Instant asKnown,
    long position,
    long upTo,
    CohortOptions options,
    String address) {

  StageModel model() {
    return parameters.model();
  }

  /** The same as it was known by another month end. */
  CohortQuestion asKnown(Instant known, long sequence) {
    return new CohortQuestion(
        figure,
        organisation,
        scope,
        synthetic,
        cohort,
        parameters,
        asAt.equals(asKnown) ? known : asAt,
        known,
        sequence,
        sequence,
        options,
        address);
  }

  /** What is read for it. */
  Question toRead() {
    return new Question(parameters, asAt, asKnown, organisation, cohort, model(), scope.consents());
  }

  /** All that distinguishes it, but for what was known. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", "cohort");
    json.put("figure", figure.path());
    json.put("organisation", organisation);
    json.set("cohort", cohort.toJson());
    json.put("model", model().reference());
    json.put("dating", parameters.dating().name());
    GroupBy groupBy = options.groupBy();
    json.put("groupBy", groupBy == null ? null : groupBy.name());
    json.put("stage", options.stage());
    json.put("of", options.of().name());
    json.put("variants", options.variants());
    json.put("order", options.saturation().order().name());
    json.put("level", options.saturation().level().name());
    json.put("runLength", options.saturation().rules().runLength());
    json.put("baseSize", options.saturation().rules().baseSize());
    json.put("threshold", options.saturation().rules().threshold());
    json.put("seed", options.saturation().seed());
    if (!asAt.equals(asKnown)) {
      json.put("asAt", Rfc3339.format(asAt));
    }
    return json;
  }
}
