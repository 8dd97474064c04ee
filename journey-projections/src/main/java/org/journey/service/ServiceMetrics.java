package org.journey.service;

import java.util.List;
import org.journey.model.StageModel;
import org.journey.service.facts.JourneyFacts;

/**
 * The figures of a service over a period: journeys are added one by one, in any order, and by
 * several of these side by side, of which one then takes the others in. Not for several threads at
 * once.
 */
public final class ServiceMetrics {

  /** The figures that are as at the end of the period, whenever it begins. */
  public static final List<String> AS_AT_THE_END = List.of("caseload", "saturation");

  private final Parts parts = new Parts(null);
  private final Ledger ledger = new Ledger();
  private final Figures figures;

  /**
   * Figures of nothing yet.
   *
   * @param period over which
   * @param model by which the facts that will be added were made
   * @param people who is one person
   */
  public ServiceMetrics(Period period, StageModel model, People people) {
    figures = new Figures(period, model, people, parts);
  }

  /**
   * Adds a journey.
   *
   * @throws IllegalArgumentException if its facts are of another model
   */
  public void add(JourneyFacts journey) {
    if (figures.read(journey)) {
      ledger.begin(figures.returning());
      figures.contribute(ledger);
    }
  }

  /**
   * Takes in what another has of other journeys, over the same period, by the same model. The other
   * is of no use afterwards.
   */
  public void merge(ServiceMetrics other) {
    ledger.merge(other.ledger, parts.merge(other.parts));
    figures.merge(other.figures);
  }

  /** The figures: the root, whose parts they are, in the contract's order. */
  public Node figures() {
    figures.finish(ledger);
    return Telling.figures(parts, ledger);
  }
}
