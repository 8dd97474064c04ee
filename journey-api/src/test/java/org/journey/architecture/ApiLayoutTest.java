package org.journey.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** In the application too everything has its place. */
class ApiLayoutTest {

  private static final JavaClasses API = Modules.main("journey-api");

  @Test
  void axon_is_known_in_one_package_alone() {
    Layout.AXON_IN_ONE_PACKAGE.check(API);
  }

  @Test
  void the_database_is_spoken_to_in_the_packages_that_are_named() {
    Layout.DATABASE_WHERE_NAMED.check(API);
  }

  @Test
  void what_a_class_needs_it_is_given_when_it_is_made() {
    Layout.NO_FIELD_INJECTION.check(API);
  }

  @Test
  void packages_depend_on_one_another_in_one_direction() {
    Layout.NO_CYCLES.check(API);
  }

  @Test
  void of_json_nothing_is_kept() {
    Layout.JSON_WITHOUT_LEFTOVERS.check(API);
  }
}
