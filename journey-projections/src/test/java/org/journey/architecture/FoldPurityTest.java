package org.journey.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The folds are functions of their arguments: the same digest on every run and machine. */
class FoldPurityTest {

  /** They ask read models, and read their rows. */
  private static final String QUERIES =
      "org[.]journey[.]readmodel[.]\\w+(Query|Rows|Levels)([$].*)?";

  /** Estimates of survival. */
  private static final DescribedPredicate<JavaClass> ESTIMATES =
      resideInAPackage("org.journey.cohort.estimate");

  /** Extracts that are databases themselves, in a file of their own: OCEL asks for SQLite. */
  private static final String DATABASE_FILES = "org[.]journey[.]extract[.]Ocel\\w+([$].*)?";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> location.contains("journey-projections"))
          .importPackages("org.journey");

  /**
   * Of what lies here only the engine and the queries speak to the database, and some extracts to
   * one that they write.
   */
  @Test
  void folds_know_no_framework() {
    Purity.NO_FRAMEWORK.check(
        ALL.that(
            DescribedPredicate.describe(
                "are folds",
                type ->
                    !type.getPackageName().equals("org.journey.engine")
                        && !type.getName().matches(QUERIES)
                        && !type.getName().matches(DATABASE_FILES))));
  }

  @Test
  void projections_themselves_are_among_the_folds() {
    assertThat(ALL.contain("org.journey.readmodel.JourneyList")).isTrue();
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

  /** But for estimates that need roots and logarithms, of which rounded decimals come out. */
  @Test
  void folds_are_exact() {
    Purity.NO_FLOATING_POINT.check(ALL.that(are(not(ESTIMATES))));
  }

  /** What they calculate with gives the same digits on every machine. */
  @Test
  void estimates_are_the_same_everywhere() {
    Purity.NO_FUNCTIONS_OF_THE_MACHINE.check(ALL.that(are(ESTIMATES)));
    Purity.DECIMALS_COME_OUT.check(ALL.that(are(ESTIMATES)));
  }

  @Test
  void folds_go_through_nothing_in_hash_order() {
    Purity.NO_HASH_ORDER.check(ALL);
  }
}
