package org.journey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
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

  /** What a page shows is what the API says: the console has no other way to anything. */
  @Test
  void the_console_asks_the_api_alone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.journey.console..")
            .should(
                Layout.knowOfTheApplication(
                    "org.journey.console",
                    "org.journey.security",
                    "org.journey.web.BrokenAnswers",
                    "org.journey.web.Defects",
                    "org.journey.sealing.MasterKey"));
    rule.check(API);
  }
}
