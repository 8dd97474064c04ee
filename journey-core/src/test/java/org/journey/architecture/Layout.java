package org.journey.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where things live, and what may know of what (design.md, "Modules" and "Style"). */
public final class Layout {

  /**
   * The packages that speak to the database, each because something of its own lies there: the
   * logs, their trees, Axon's token store, read models, keys, models and activities, replays and
   * what was published of cohorts, how far the log was published, who read what, cursors, requests
   * for erasure, and what starts, checks or fills an instance. Another one is added here in the
   * open.
   */
  private static final String[] SPEAKING_TO_THE_DATABASE = {
    "org.journey.access",
    "org.journey.axon",
    "org.journey.checkpoint",
    "org.journey.derived",
    "org.journey.erasure",
    "org.journey.ingest.file",
    "org.journey.ingest.kafka",
    "org.journey.local",
    "org.journey.log",
    "org.journey.operations",
    "org.journey.publication",
    "org.journey.registry",
    "org.journey.research",
    "org.journey.sealing",
    "org.journey.web"
  };

  private Layout() {}

  /** So that a later Axon stays reachable. */
  public static final ArchRule AXON_IN_ONE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.journey.axon")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.axonframework..");

  /** SQL is found where one looks for it. */
  public static final ArchRule DATABASE_WHERE_NAMED =
      noClasses()
          .that()
          .resideOutsideOfPackages(SPEAKING_TO_THE_DATABASE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "org.postgresql..",
              "com.zaxxer..",
              "org.springframework.jdbc..",
              "org.flywaydb..");

  /** What a class needs it is given when it is made. */
  public static final ArchRule NO_FIELD_INJECTION =
      GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  /** A fold answers and says nothing else. */
  public static final ArchRule SILENT =
      CompositeArchRule.of(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS)
          .and(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);

  /**
   * Of what was read and written as JSON nothing is kept (org.journey.json). A tree's {@code
   * toString} would write it by a mapper that keeps its buffers.
   */
  public static final ArchRule JSON_WITHOUT_LEFTOVERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.journey.json")
          .should()
          .callMethod(JsonMapper.class, "shared")
          .orShould()
          .callMethod(JsonMapper.class, "builder")
          .orShould()
          .callConstructor(JsonMapper.class)
          .orShould()
          .callMethod(JsonFactory.class, "builder")
          .orShould()
          .callConstructor(JsonFactory.class)
          .orShould()
          .callMethodWhere(
              target(nameMatching("to(Pretty)?String"))
                  .and(target(owner(assignableTo(JsonNode.class)))));

  /** Subjects depend on one another in one direction. */
  public static final ArchRule NO_CYCLES = noCyclesUnder("org.journey");

  static ArchRule noCyclesUnder(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /** Of all that is ours, classes know only what is in these modules. */
  public static ArchRule restsOn(String... modules) {
    return classes().should(new RestingOn(List.of(modules)));
  }

  /**
   * Of the application, classes know only what is named.
   *
   * @param named beginnings of classes' names
   */
  static ArchCondition<JavaClass> knowOfTheApplication(String... named) {
    return new ArchCondition<>("of the application know only " + List.of(named)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (Modules.isOf(target, "journey-api")
              && List.of(named).stream().noneMatch(target.getName()::startsWith)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static final class RestingOn extends ArchCondition<JavaClass> {
    private final List<String> modules;

    RestingOn(List<String> modules) {
      super("of all that is ours know only " + modules);
      this.modules = modules;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith("org.journey")
            && modules.stream().noneMatch(module -> Modules.isOf(target, module))) {
          events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
        }
      }
    }
  }
}
