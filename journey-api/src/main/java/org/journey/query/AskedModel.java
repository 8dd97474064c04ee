package org.journey.query;

import java.util.List;
import org.journey.model.StageModel;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.registry.RegisteredModels;
import org.journey.web.Parameters;
import org.journey.web.Refusal;

/** The stage model under which a question is asked: {@code model=id@version}. */
final class AskedModel {

  static final String PARAMETER = "model";

  private AskedModel() {}

  /**
   * The model that is named, or the standard one.
   *
   * @throws Refusal {@code unknown-reference} if there is none of that name
   */
  static StageModel of(Parameters parameters, RegisteredModels models) {
    String reference = parameters.text(PARAMETER);
    return reference == null
        ? models.standard()
        : models
            .find(reference)
            .orElseThrow(
                () ->
                    new Refusal(
                        new Problem(
                            ProblemType.UNKNOWN_REFERENCE,
                            "model: no such stage model is registered",
                            List.of(),
                            PARAMETER)));
  }
}
