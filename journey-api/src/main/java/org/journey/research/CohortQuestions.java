package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.CohortFilterReading;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.interaction.Rfc3339;
import org.journey.log.InteractionLog;
import org.journey.model.StageModel;
import org.journey.problem.Problem;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.security.Permission;
import org.journey.state.JourneyStateParameters;
import org.journey.state.ParameterReader;
import org.journey.state.ParameterReading;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.stereotype.Component;

/** Reads what is asked of cohorts, and settles what was known. */
@Component
class CohortQuestions {

  private static final String DATING = "dating";

  private final KnownAxes axes;
  private final RegisteredModels models;
  private final SyntheticOrganisations synthetic;
  private final InteractionLog log;

  CohortQuestions(
      KnownAxes axes,
      RegisteredModels models,
      SyntheticOrganisations synthetic,
      InteractionLog log) {
    this.axes = axes;
    this.models = models;
    this.synthetic = synthetic;
    this.log = log;
  }

  CohortQuestion read(Actor actor, HttpServletRequest request, CohortFigure figure) {
    Parameters parameters = Parameters.of(request, names(figure));
    JourneyStateParameters reading = reading(models.standard(), figure, parameters);
    CohortOptions options = CohortOptions.of(parameters, reading);
    CohortFilter cohort = cohort(parameters);
    Instant asAt = parameters.instant(KnownAxes.AS_AT);
    Instant asKnown = parameters.instant(KnownAxes.AS_KNOWN);
    String organisation = AskedOrganisation.of(actor, parameters, cohort);
    boolean madeUp = synthetic.isMarked(organisation);
    Scope scope = AskedOrganisation.scope(actor, Permission.READ_COHORTS, madeUp);
    AskedOrganisation.checkCohort(cohort, scope);
    if (scope != Scope.WHOLE && options.saturation().order() == Order.LISTED) {
      throw Parameters.refused("listed", "needs ids, which are not told to this role");
    }
    KnownAxes.Settled settled = axes.settleForAWhile(asAt, asKnown, scope);
    StageModel model = AskedModel.of(parameters, models);
    return new CohortQuestion(
        figure,
        organisation,
        scope,
        madeUp,
        cohort,
        reading(model, figure, parameters),
        settled.asAt(),
        settled.asKnown(),
        settled.position(),
        heedsConsent(scope, figure) ? log.head() : settled.position(),
        options,
        address(request, parameters, settled));
  }

  /** Whether consent as it is now is looked at, which may be recorded since what was known. */
  private static boolean heedsConsent(Scope scope, CohortFigure figure) {
    return figure == CohortFigure.SAMPLING_FRAME || !scope.consents().isEmpty();
  }

  private static String[] names(CohortFigure figure) {
    List<String> names = new ArrayList<>(CohortFilter.NAMES);
    names.addAll(List.of(AskedModel.PARAMETER, KnownAxes.AS_AT, KnownAxes.AS_KNOWN, DATING));
    names.addAll(figure.parameters());
    return names.toArray(String[]::new);
  }

  private static JourneyStateParameters reading(
      StageModel model, CohortFigure figure, Parameters parameters) {
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    given
        .keySet()
        .removeIf(
            name ->
                !name.equals(DATING)
                    && !(ParameterReader.NAMES.contains(name)
                        && figure.parameters().contains(name)));
    return switch (ParameterReader.read(model, given)) {
      case ParameterReading.Read(JourneyStateParameters read) -> read;
      case ParameterReading.Refused(Problem problem) -> throw new Refusal(problem);
    };
  }

  private static CohortFilter cohort(Parameters parameters) {
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    given.keySet().retainAll(CohortFilter.NAMES);
    return switch (CohortFilter.read(given)) {
      case CohortFilterReading.Read(CohortFilter cohort) -> cohort;
      case CohortFilterReading.Refused(Problem problem) -> throw new Refusal(problem);
    };
  }

  private static String address(
      HttpServletRequest request, Parameters parameters, KnownAxes.Settled settled) {
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    given.put(KnownAxes.AS_AT, Rfc3339.format(settled.asAt()));
    given.put(KnownAxes.AS_KNOWN, Rfc3339.format(settled.asKnown()));
    return ComeBack.address(request.getRequestURI(), given);
  }
}
