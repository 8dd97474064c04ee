package org.journey.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The domain and its laws are functions of their arguments. */
class CorePurityTest {

  private static final JavaClasses ALL = classes("org.journey");

  @Test
  void the_domain_knows_no_framework() {
    Purity.NO_FRAMEWORK.check(ALL);
  }

  @Test
  void time_and_randomness_come_in_as_arguments() {
    Purity.NO_CLOCK.check(ALL);
    Purity.NO_RANDOMNESS.check(ALL);
  }

  @Test
  void nothing_depends_on_the_default_locale_or_time_zone() {
    Purity.NO_DEFAULT_LOCALE_OR_TIME_ZONE.check(ALL);
  }

  @Test
  void scores_models_and_timelines_are_exact_and_in_no_hash_order() {
    JavaClasses folded =
        classes("org.journey.measure", "org.journey.model", "org.journey.timeline");
    Purity.NO_FLOATING_POINT.check(folded);
    Purity.NO_HASH_ORDER.check(folded);
  }

  private static JavaClasses classes(String... packages) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> location.contains("journey-core"))
        .importPackages(packages);
  }
}
