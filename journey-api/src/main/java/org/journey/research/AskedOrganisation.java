package org.journey.research;

import java.util.Set;
import org.journey.cohort.CohortFilter;
import org.journey.security.Actor;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.web.Organisations;
import org.journey.web.Parameters;

/** Whose journeys are asked about, by whom, and what may therefore be told of them. */
final class AskedOrganisation {

  private AskedOrganisation() {}

  /**
   * The one organisation: the cohort's, or the one that the token and the query settle.
   *
   * @throws org.journey.web.Refusal {@code invalid-parameter} if the cohort names several, {@code
   *     organisation-required} or {@code forbidden}
   */
  static String of(Actor actor, Parameters parameters, CohortFilter cohort) {
    if (cohort.organisations().size() > 1) {
      throw Parameters.refused("organisation", "must be one: journeys are an organisation's own");
    }
    String named = parameters.text("organisation");
    if (!cohort.organisations().isEmpty()) {
      String own = cohort.organisations().getFirst();
      if (named != null && !named.equals(own)) {
        throw Parameters.refused("organisation", "is another than the cohort's");
      }
      named = own;
    }
    return Organisations.of(actor, parameters, named);
  }

  /**
   * What somebody is told of an organisation's journeys. Of people who are made up everything is
   * told to those who else would be told what is controlled: there is nobody to protect.
   */
  static Scope scope(Actor actor, Permission permission, boolean synthetic) {
    Scope scope = Scope.of(actor.extents(permission));
    return scope == Scope.CONTROLLED && synthetic ? Scope.WHOLE : scope;
  }

  /** Whether who has these extents sees what was made in a scope. */
  static boolean sees(Set<Extent> extents, Scope scope, boolean synthetic) {
    return scope.isSeenBy(extents)
        || (synthetic && scope == Scope.WHOLE && extents.contains(Extent.CONTROLLED));
  }

  /**
   * Looks whether a cohort is one that may be asked about.
   *
   * @throws org.journey.web.Refusal {@code invalid-parameter} if small numbers are protected and it
   *     is not of whole months
   */
  static void checkCohort(CohortFilter cohort, Scope scope) {
    if (scope == Scope.CONTROLLED && !cohort.hasWholeMonths()) {
      throw Parameters.refused(
          "openedFrom",
          "and openedTo must be starts of calendar months in UTC: small numbers are protected");
    }
  }
}
