package org.journey.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The folds are functions of their arguments: the same digest on every run and machine. */
class FoldPurityTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> location.contains("journey-projections"))
          .importPackages("org.journey");

  @Test
  void folds_know_no_framework() {
    Purity.NO_FRAMEWORK.check(ALL);
  }

  @Test
  void folds_ask_no_clock_and_throw_no_dice() {
    Purity.NO_CLOCK.check(ALL);
    Purity.NO_RANDOMNESS.check(ALL);
  }

  @Test
  void folds_depend_on_no_default_locale_or_time_zone() {
    Purity.NO_DEFAULT_LOCALE_OR_TIME_ZONE.check(ALL);
  }

  @Test
  void folds_are_exact() {
    Purity.NO_FLOATING_POINT.check(ALL);
  }

  @Test
  void folds_go_through_nothing_in_hash_order() {
    Purity.NO_HASH_ORDER.check(ALL);
  }
}
