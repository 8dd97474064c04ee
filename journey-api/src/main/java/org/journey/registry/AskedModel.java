package org.journey.registry;

import java.util.List;
import org.journey.model.StageModel;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.web.Parameters;
import org.journey.web.Refusal;

/** The stage model under which a question is asked: {@code model=id@version}. */
public final class AskedModel {

  /** The query parameter. */
  public static final String PARAMETER = "model";

  private AskedModel() {}

  /**
   * The model that a query names, or the standard one.
   *
   * @throws Refusal {@code unknown-reference} if there is none of that name
   */
  public static StageModel of(Parameters parameters, RegisteredModels models) {
    String reference = parameters.text(PARAMETER);
    return reference == null ? models.standard() : named(reference, models);
  }

  /**
   * The model of a name.
   *
   * @throws Refusal {@code unknown-reference} if there is none
   */
  public static StageModel named(String reference, RegisteredModels models) {
    return models
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
