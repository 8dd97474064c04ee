package org.journey.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** The core lies at the bottom: nothing of ours, and no framework, is beneath it. */
class CoreLayoutTest {

  private static final JavaClasses CORE = Modules.main("journey-core");

  @Test
  void it_knows_none_of_the_other_modules() {
    Layout.restsOn("journey-core").check(CORE);
  }

  @Test
  void its_packages_depend_on_one_another_in_one_direction() {
    Layout.NO_CYCLES.check(CORE);
  }

  @Test
  void it_logs_and_prints_nothing() {
    Layout.SILENT.check(CORE);
  }

  @Test
  void of_json_nothing_is_kept() {
    Layout.JSON_WITHOUT_LEFTOVERS.check(CORE);
  }
}
