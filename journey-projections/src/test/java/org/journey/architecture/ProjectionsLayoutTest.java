package org.journey.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** What is derived rests on the core alone. */
class ProjectionsLayoutTest {

  private static final JavaClasses PROJECTIONS = Modules.main("journey-projections");

  @Test
  void folds_know_the_core_and_nothing_else_of_ours() {
    Layout.restsOn("journey-core", "journey-projections").check(PROJECTIONS);
  }

  @Test
  void their_packages_depend_on_one_another_in_one_direction() {
    Layout.NO_CYCLES.check(PROJECTIONS);
  }

  @Test
  void folds_log_and_print_nothing() {
    Layout.SILENT.check(PROJECTIONS);
  }

  @Test
  void of_json_nothing_is_kept() {
    Layout.JSON_WITHOUT_LEFTOVERS.check(PROJECTIONS);
  }
}
